import { useState } from "react";
import { ActionButton } from "../../../ui/action-button";
import { EmptyState } from "../../../ui/empty-state";
import { SCREEN_LOCALE } from "../../../ui/formats/screen-locale";
import { sayCount } from "../../../ui/formats/say-count";
import { useMay } from "../admin-services";
import { FetchedView } from "../calls/fetched-view";
import { useFetched } from "../calls/use-fetched";
import { PageHeader } from "../parts/page-header";
import styles from "../parts/parts.module.css";
import { When } from "../parts/when";
import peopleStyles from "../people/people.module.css";
import { EnrolDialog } from "./enrol-dialog";
import { RenameTillDialog } from "./rename-till-dialog";
import { RevokeTillDialog } from "./revoke-till-dialog";
import type { TillAtDesk } from "./till-at-desk";
import { sayOffset } from "./say-offset";
import { TillStanding } from "./till-standing";

type Open = { readonly kind: "enrol" } | { readonly kind: "rename" | "revoke"; readonly till: TillAtDesk } | null;

const LOOK_EVERY_MS = 30_000;
/** Less is no matter to anybody. */
const CLOCK_OFF_MS = 60_000;
/** Anybody mistypes now and then. */
const MISTYPED = 3;
const WRONG_PINS = { one: "wrong PIN", other: "wrong PINs" };
const WAITING = { one: "redemption waits", other: "redemptions wait" };

/** The devices that scan, how they are, and which of them are in use. */
export function TillsPage() {
  const tills = useFetched("tills", {}, LOOK_EVERY_MS);
  const mayChange = useMay("manager");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const show = (changed: TillAtDesk) =>
    tills.put(({ tills: before }) => ({ tills: before.map((till) => (till.installationId === changed.installationId ? changed : till)) }));

  return (
    <>
      <PageHeader
        title="Tills"
        action={
          mayChange && (
            <ActionButton kind="primary" onClick={() => setOpen({ kind: "enrol" })}>
              Set up a till
            </ActionButton>
          )
        }
      />
      <FetchedView of={tills} what="the tills">
        {({ tills: all }) => {
          const inUse = all.filter(({ revokedMs }) => revokedMs === null);
          const out = all.filter(({ revokedMs }) => revokedMs !== null);
          return (
            <>
              {inUse.length === 0 && (
                <EmptyState title="No till is in use yet">
                  <p>A till is any phone, tablet or computer with a browser. It scans a code from this page once, and from then on redeems coupons, with or without a network.</p>
                </EmptyState>
              )}
              {inUse.length > 0 && (
                <ul className={styles.list} aria-label="Tills in use">
                  {inUse.map((till) => (
                    <TillRow key={till.installationId} till={till} mayChange={mayChange} onPick={(kind) => setOpen({ kind, till })} />
                  ))}
                </ul>
              )}
              {out.length > 0 && <OutOfUse tills={out} />}
            </>
          );
        }}
      </FetchedView>
      {open?.kind === "enrol" && <EnrolDialog onEnrolled={() => void tills.reload()} onClose={close} />}
      {open?.kind === "rename" && <RenameTillDialog till={open.till} onSaved={show} onClose={close} />}
      {open?.kind === "revoke" && <RevokeTillDialog till={open.till} onRevoked={show} onClose={close} />}
    </>
  );
}

interface TillRowProps {
  readonly till: TillAtDesk;
  readonly mayChange: boolean;
  readonly onPick: (kind: "rename" | "revoke") => void;
}

function TillRow({ till, mayChange, onPick }: TillRowProps) {
  const { name } = till.till;
  return (
    <li className={styles.row}>
      <div>
        <bdi className={styles.name}>{name}</bdi>
        <p className={styles.facts}>
          <TillStanding till={till} />
          <bdi>{till.store.name}</bdi>
          <span>
            Set up <When ms={till.enrolledMs} />
          </span>
          {till.app !== null && (
            <span>
              App <bdi>{till.app}</bdi>
            </span>
          )}
        </p>
        <TillWorries till={till} />
      </div>
      {mayChange && (
        <div className={styles.buttons}>
          <ActionButton kind="quiet" aria-label={`Rename ${name}`} onClick={() => onPick("rename")}>
            Rename
          </ActionButton>
          <ActionButton kind="quiet" aria-label={`Take ${name} out of use`} onClick={() => onPick("revoke")}>
            Take out of use
          </ActionButton>
        </div>
      )}
    </li>
  );
}

/** What a manager has to look into. */
function TillWorries({ till: { gaps, tokenMisusedMs, waiting, offsetMs, wrongPins, pinWaitSinceMs } }: { readonly till: TillAtDesk }) {
  return (
    <>
      {waiting !== null && waiting > 0 && <p>{sayCount(waiting, WAITING, SCREEN_LOCALE)} to be sent, when it was last heard of.</p>}
      {offsetMs !== null && Math.abs(offsetMs) > CLOCK_OFF_MS && <p>Its clock is {sayOffset(offsetMs)}. Tearoff corrects for that; set it right all the same.</p>}
      {pinWaitSinceMs !== null && (
        <p>
          Wrong PINs make people wait there, since <When ms={pinWaitSinceMs} />. A supervisor’s own PIN lets cashiers go on.
        </p>
      )}
      {wrongPins !== null && wrongPins > MISTYPED && <p>{sayCount(wrongPins, WRONG_PINS, SCREEN_LOCALE)} within a day, when it was last heard of.</p>}
      {tokenMisusedMs !== null && (
        <p>
          Somebody else may be using its access, since <When ms={tokenMisusedMs} />. Take it out of use and set it up again.
        </p>
      )}
      {gaps.length > 0 && <p className={styles.quiet}>Some of what it did has not arrived. It comes with the next sync, unless the device lost it.</p>}
    </>
  );
}

function OutOfUse({ tills }: { readonly tills: readonly TillAtDesk[] }) {
  return (
    <details className={peopleStyles.left}>
      <summary>Out of use ({tills.length})</summary>
      <ul className={styles.list} aria-label="Tills out of use">
        {tills.map((till) => (
          <li key={till.installationId} className={styles.row} data-gone="">
            <div>
              <bdi className={styles.name}>{till.till.name}</bdi>
              <p className={styles.facts}>
                <bdi>{till.store.name}</bdi>
                {till.revokedMs !== null && (
                  <span>
                    Taken out <When ms={till.revokedMs} />
                  </span>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
