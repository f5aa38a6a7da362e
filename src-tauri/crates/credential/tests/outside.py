"""Checks a signed file of Assay (record.json, a roster) without Assay.

Usage: python outside.py record.json, after python -m pip install rfc8785 cryptography.
Ends with 0 and the signer's key where the file is canonical and its eddsa-jcs-2022 proof fits it, with 1 where not.
"""
import hashlib, json, sys
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

def need(true, what):
    if not true:
        raise ValueError(what)

def multibase(text, size):
    number = 0
    for digit in text[1:]:
        number = number * 58 + ALPHABET.index(digit)
    decoded = number.to_bytes(size, "big")
    zeros = [len(part) - len(part.lstrip(zero)) for part, zero in ((text[1:], "1"), (decoded, b"\0"))]
    need(text[0] == "z" and zeros[0] == zeros[1], "base58-btc")
    return decoded

def signer(raw):
    document = json.loads(raw)
    need(rfc8785.dumps(document) == raw, "canonical form")
    [proof] = document.pop("proof")
    need((proof["type"], proof["cryptosuite"]) == ("DataIntegrityProof", "eddsa-jcs-2022"), "kind of proof")
    signature, key = multibase(proof.pop("proofValue"), 64), multibase(document["issuer"].removeprefix("did:key:"), 34)
    need(key[:2] == b"\xed\x01" and proof["verificationMethod"].split("#")[0] == document["issuer"], "the issuer's key")
    message = b"".join(hashlib.sha256(rfc8785.dumps(part)).digest() for part in (proof, document))
    Ed25519PublicKey.from_public_bytes(key[2:]).verify(signature, message)
    return document["issuer"]

try:
    print("signed by", signer(open(sys.argv[1], "rb").read()))
except (InvalidSignature, ValueError, KeyError, OverflowError) as refusal:
    sys.exit(f"refused: {refusal!r}")
