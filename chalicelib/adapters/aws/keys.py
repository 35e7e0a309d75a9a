"""Keyed hashes by KMS: the key never leaves it, so a stolen table gives no NIR, contact or code."""

import json

from chalicelib.adapters.aws.clients import client


def mac(key_id: str, purpose: str, *parts: str | int) -> bytes:
    """HMAC-SHA-256 (32 bytes) of the purpose and the parts.

    The purpose keeps the hash of one kind of value from ever being the hash of another.
    Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html
    """
    message = json.dumps([purpose, *parts], ensure_ascii=False, separators=(",", ":")).encode()
    answer = client("kms").generate_mac(KeyId=key_id, MacAlgorithm="HMAC_SHA_256", Message=message)
    found: bytes = answer["Mac"]
    return found


def nir_key(key_id: str, number: str) -> str:
    """The key of a NIR (13 characters) in every table."""
    return mac(key_id, "nir", number).hex()


def contact_key(key_id: str, channel: str, counted_text: str) -> str:
    """The key of a contact in the limits."""
    return mac(key_id, "contact", channel, counted_text).hex()
