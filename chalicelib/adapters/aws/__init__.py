"""AWS services: their clients, what their errors mean, and one file for each of them that we call."""
