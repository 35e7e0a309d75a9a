"""The DynamoDB tables: a private row each, values in and out, the conditions of every write. Rows do not leave."""
