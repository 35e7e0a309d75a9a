"""Services of others, over HTTPS: bounded in time and size, given up for a while when they fail."""
