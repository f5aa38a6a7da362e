"""Checks a signed file of Assay (record.json, a roster) without Assay.

    python -m pip install rfc8785 cryptography
    python outside.py record.json

Ends with 0 and the signer's key where the file is canonical and its eddsa-jcs-2022 proof fits it, with 1 where not.
"""
import hashlib, json, sys

import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def multibase(text, size):
    assert text[0] == "z", "base58-btc"
    number = 0
    for digit in text[1:]:
        number = number * 58 + ALPHABET.index(digit)
    return number.to_bytes(size, "big")


def signer(raw):
    document = json.loads(raw)
    assert rfc8785.dumps(document) == raw, "canonical"
    [proof] = document.pop("proof")
    assert (proof["type"], proof["cryptosuite"]) == ("DataIntegrityProof", "eddsa-jcs-2022"), "kind of proof"
    signature = multibase(proof.pop("proofValue"), 64)
    assert proof["verificationMethod"].split("#")[0] == document["issuer"], "signed by its issuer"
    key = multibase(document["issuer"].removeprefix("did:key:"), 34)
    assert key[:2] == b"\xed\x01", "Ed25519"
    message = b"".join(hashlib.sha256(rfc8785.dumps(part)).digest() for part in (proof, document))
    Ed25519PublicKey.from_public_bytes(key[2:]).verify(signature, message)
    return document["issuer"]


try:
    print("signed by", signer(open(sys.argv[1], "rb").read()))
except (AssertionError, InvalidSignature, ValueError, KeyError, OverflowError) as refusal:
    sys.exit(f"refused: {refusal!r}")
