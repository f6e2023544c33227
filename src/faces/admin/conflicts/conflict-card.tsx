import { useId } from "react";
import { Link } from "react-router";
import type { ConflictMessage, ResolvedMessage } from "../../../contract/messages/desk";
import { MANAGERS_RESOLUTIONS, isFinal, type ManagersResolution } from "../../../domain/sync/resolve-conflict";
import { CONFLICT_WORDS } from "../../../domain/wording/conflict-words-table";
import { ActionButton } from "../../../ui/action-button";
import partStyles from "../parts/parts.module.css";
import { Standing } from "../parts/standing";
import { When } from "../parts/when";
import { ConflictSide, ShownThere } from "./conflict-side";
import { ENDED_WORDS, RESOLUTION_WORDS } from "./conflict-wording-table";
import styles from "./conflicts.module.css";
import { sayGap } from "./say-gap";

interface ConflictCardProps {
  readonly conflict: ConflictMessage;
  readonly mayResolve: boolean;
  readonly onPick: (resolution: ManagersResolution) => void;
}

/** A conflict with both sides beside each other, and what can be made of it. */
export function ConflictCard({ conflict, mayResolve, onPick }: ConflictCardProps) {
  const id = useId();
  const { cause, redemption, other, resolution, history, openedMs } = conflict;
  const words = CONFLICT_WORDS[cause];
  const isOpen = resolution === null;
  const choices = MANAGERS_RESOLUTIONS.filter((one) => one !== resolution?.resolution);
  return (
    <li className={styles.card} aria-labelledby={id}>
      <header className={styles.head}>
        <div>
          <h2 id={id} className={styles.title}>
            {words.name}:{" "}
            <Link className={styles.coupon} to={`/admin/coupons/${redemption.couponId}`}>
              <bdi>{redemption.title === "" ? redemption.couponId : redemption.title}</bdi>
            </Link>
          </h2>
          <p className={partStyles.quiet}>
            <ShownThere shown={redemption.shown} /> · <When ms={openedMs} />
          </p>
        </div>
        {isOpen ? <Standing tone="wait">Waits for a decision</Standing> : <Standing tone={ENDED_WORDS[resolution.resolution].tone}>{ENDED_WORDS[resolution.resolution].name}</Standing>}
      </header>
      <p>{words.words}</p>
      <div className={styles.sides}>
        <ConflictSide title={other === null ? "The redemption" : "This one lost"} redemption={redemption} />
        {other !== null && <ConflictSide title={other.standing === "redeemed" ? "This one holds the code" : "This one held the code"} redemption={other} />}
      </div>
      {other !== null && <p className={partStyles.quiet}>{sayGap(redemption.correctedMs, other.correctedMs)}</p>}
      {history.length > 0 && <History of={history} />}
      {mayResolve && (isOpen || !isFinal(resolution.resolution)) && (
        <div className={styles.choices}>
          {choices.map((choice) => (
            <ActionButton key={choice} aria-describedby={id} onClick={() => onPick(choice)}>
              {RESOLUTION_WORDS[choice].do}
            </ActionButton>
          ))}
        </div>
      )}
    </li>
  );
}

function History({ of }: { readonly of: readonly ResolvedMessage[] }) {
  return (
    <ol className={styles.history} aria-label="What was decided">
      {of.map(({ resolution, note, by, atMs }) => (
        <li key={`${atMs} ${resolution}`}>
          {ENDED_WORDS[resolution].name} {by === null ? "by what tills did" : <>by <bdi>{by.name}</bdi></>}, <When ms={atMs} />
          {note !== null && (
            <>
              : “<bdi>{note}</bdi>”
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
