"""A person walks through the real machine at random, while AWS fails around them: what must hold after every step."""
