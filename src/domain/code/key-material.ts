import { utf8Bytes } from "../bytes/utf8";
import { CLAIM_TYPE_BYTE, CODE_TYPES, type CodeType } from "./code-type";

/** What is hashed for a code's key in a snapshot: its type's byte, then its normalised bytes (R17). */
export function keyMaterial(codeType: CodeType, value: string): Uint8Array<ArrayBuffer> {
  return withTypeByte(CODE_TYPES[codeType].typeByte, value);
}

/** What is hashed for a claim's key in a snapshot (R17). */
export function claimKeyMaterial(claimId: string): Uint8Array<ArrayBuffer> {
  return withTypeByte(CLAIM_TYPE_BYTE, claimId);
}

function withTypeByte(typeByte: number, text: string): Uint8Array<ArrayBuffer> {
  const bytes = utf8Bytes(text);
  const material = new Uint8Array(bytes.length + 1);
  material[0] = typeByte;
  material.set(bytes, 1);
  return material;
}
