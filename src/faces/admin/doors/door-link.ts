/** What a link to the admin is for; its token stands behind the #, which no server on the way gets to see. */
export type DoorLink = { readonly kind: "invitation" | "reset" | "set-up"; readonly token: string };

const LINK = /^#(invitation|reset|set-up)=([A-Za-z0-9_-]+)$/;

/** @param hash as the address has it, with its # */
export function doorLinkIn(hash: string): DoorLink | null {
  const [, kind, token] = LINK.exec(hash) ?? [];
  return kind === undefined || token === undefined ? null : { kind: kind as DoorLink["kind"], token };
}
