import { Notice } from "../../../ui/notice";

/** Names by which a machine finds nothing but itself. */
const OWN_NAMES = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Does an address lead whoever else opens it to their own device? */
export function leadsOnlyHere(link: string): boolean {
  return OWN_NAMES.test(new URL(link).hostname);
}

/** Says of a link that is about to be handed out that nobody else can open it, and what helps. */
export function OnlyHere({ link }: { readonly link: string }) {
  if (!leadsOnlyHere(link)) return null;
  return (
    <Notice
      verdict="wait"
      what="Only this machine can open this"
      next="No phone gets here by this address. Start Tearoff with --lan, or with TEAROFF_URL set, then open the admin at the address that it prints."
    />
  );
}
