import { useState } from "react";
import { ActionButton, ActionLink } from "../../../ui/action-button";
import formStyles from "../form/form.module.css";
import styles from "./parts.module.css";
import { OnlyHere } from "./only-here";
import { QrPicture } from "./qr-picture";
import { useCopy } from "./use-copy";

interface OneTimeLinkProps {
  readonly link: string;
  /** What it is, for a screen reader and as the subject of a mail. */
  readonly what: string;
  /** What the mail says before the link. */
  readonly mail: string;
}

/** A link to hand to somebody: to copy, to mail, or to scan off the screen. */
export function OneTimeLink({ link, what, mail }: OneTimeLinkProps) {
  const copy = useCopy();
  const [showsQr, setShowsQr] = useState(false);
  return (
    <div className={styles.link}>
      <OnlyHere link={link} />
      <p className={styles.linkText} aria-label={what} role="group" dir="ltr">
        {link}
      </p>
      <div className={formStyles.actions}>
        <ActionButton kind="primary" onClick={() => void copy(link, "Link")}>
          Copy link
        </ActionButton>
        <ActionLink href={`mailto:?subject=${encodeURIComponent(what)}&body=${encodeURIComponent(`${mail}\n\n${link}\n`)}`}>Write a mail</ActionLink>
        <ActionButton aria-expanded={showsQr} onClick={() => setShowsQr(!showsQr)}>
          {showsQr ? "Hide QR" : "Show QR"}
        </ActionButton>
      </div>
      {showsQr && <QrPicture text={link} label={`${what}, as a QR to scan`} />}
    </div>
  );
}
