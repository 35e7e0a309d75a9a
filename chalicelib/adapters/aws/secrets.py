"""Secrets of others that we keep: in Secrets Manager, not in an environment, which whoever lists functions can read."""

from chalicelib.adapters.aws.clients import client


def read_secret(arn: str) -> str:
    """Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html"""
    found: str = client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]
    return found
