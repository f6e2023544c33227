import { CopyCode } from "../../../ui/coupon-page/copy-code";
import { Notice } from "../../../ui/notice";

/** Inside a chat's own browser: how to get the coupon to where it is kept. */
export function OpenElsewhere({ link }: { readonly link: string }) {
  return (
    <Notice
      what="Open in your browser to keep it"
      next="Choose “Open in browser” in the menu above, or copy the link and open it there. Then it shows without a network too."
      action={<CopyCode code={link} label="Copy the link" kind="secondary" refusedSaid="Hold the link in the chat to copy it" />}
    />
  );
}
