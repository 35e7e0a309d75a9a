"""What is deployed: the template and the zip."""
