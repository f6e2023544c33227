import type { PasskeyCredential } from "../../contract/messages/sign-in";

/** What came of asking the browser for a passkey; `gone`: whoever was asked closed the question, or took too long. */
export type PasskeyAnswer =
  | { readonly kind: "credential"; readonly credential: PasskeyCredential }
  | { readonly kind: "gone" }
  /** This device has a passkey for this login already. */
  | { readonly kind: "held-already" };

/** Can this browser make and use passkeys, told as JSON? Whether the address allows them the server knows. */
export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Has the browser sign a challenge with one of its passkeys. @param options as the server gave them */
export async function askForPasskey(options: Record<string, unknown>): Promise<PasskeyAnswer> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON);
  return await answerOf(() => navigator.credentials.get({ publicKey }));
}

/** Has the browser make a passkey and keep it. @param options as the server gave them */
export async function makePasskey(options: Record<string, unknown>): Promise<PasskeyAnswer> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON);
  return await answerOf(() => navigator.credentials.create({ publicKey }));
}

async function answerOf(ask: () => Promise<Credential | null>): Promise<PasskeyAnswer> {
  try {
    const credential = await ask();
    if (credential === null) return { kind: "gone" };
    // The library's type leaves open what is in it; the server looks at all of it.
    return { kind: "credential", credential: (credential as PublicKeyCredential).toJSON() as unknown as PasskeyCredential };
  } catch (failure) {
    // Every way in which a person or a device says no is one of these.
    if (!(failure instanceof DOMException)) throw failure;
    return { kind: failure.name === "InvalidStateError" ? "held-already" : "gone" };
  }
}
