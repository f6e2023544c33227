import { useStore } from "zustand";
import { isGoodLine } from "../../../client/sync/line";
import type { Directory, Till } from "../../../client/till/till";
import { ChooseScreen } from "../verdict/choose-screen";
import { PLAIN_VERDICTS, PlainVerdict } from "../verdict/plain-verdict";
import { RedeemScreen } from "../verdict/redeem-screen";
import { RedeemedScreen } from "../verdict/redeemed-screen";
import { RefusedScreen } from "../verdict/refused-screen";
import { TryAgain } from "../verdict/try-again";
import { preferencesStore } from "../preferences/preferences-store";
import { useTillServices, useTillStatus } from "../till-services";
import { useFromSnapshot } from "../use-from-snapshot";
import { useViewpoint } from "../use-viewpoint";
import { OverrideButton } from "./override-button";
import { isDoubtful, mayTryAgain, type ScanState } from "./scan-state";

const NOBODY: Directory = { stores: [], devices: [], staff: [] };
const readDirectory = (till: Till) => till.directory();

interface VerdictLayerProps {
  readonly state: ScanState;
  readonly onNext: () => void;
}

/** The screen of each phase that follows a scan; nothing while the camera has the screen. */
export function VerdictLayer({ state, onNext }: VerdictLayerProps) {
  const { flow } = useTillServices();
  const { network, snapshot } = useTillStatus();
  const { leftHanded: mirrored } = useStore(preferencesStore);
  const directory = useFromSnapshot(readDirectory) ?? NOBODY;
  const from = useViewpoint(1000);
  switch (state.phase) {
    case "idle":
    case "looking-around":
    case "looking-up":
      return null;
    case "choosing":
      return <ChooseScreen of={state.of} candidates={state.candidates} onChoose={flow.choose} onLeave={onNext} />;
    case "found":
    case "redeeming":
      return (
        <RedeemScreen
          found={state.found}
          isDoubtful={isDoubtful(state.found)}
          isRedeeming={state.phase === "redeeming"}
          asksServer={isGoodLine(network)}
          from={from}
          mirrored={mirrored}
          onRedeem={(receipt) => void flow.redeem(receipt === "" ? {} : { receipt })}
          onLeave={onNext}
        />
      );
    case "refused":
      return (
        <RefusedScreen
          found={state.found}
          refusals={state.refusals}
          setting={{ directory, from, listAsOfMs: snapshot.kind === "ready" ? snapshot.asOfMs : null }}
          mirrored={mirrored}
          wayRound={
            mayTryAgain(state) ? (
              <TryAgain
                asksReceipt={state.details === null && state.found.coupon?.receiptWanted === true}
                onTry={(receipt) => void flow.tryAgain(receipt === "" ? {} : { receipt })}
              />
            ) : (
              <OverrideButton found={state.found} refusals={state.refusals} />
            )
          }
          onNext={onNext}
        />
      );
    case "redeemed":
      return (
        <RedeemedScreen
          coupon={state.coupon}
          redeemed={state.redeemed}
          undo={state.undo}
          from={from}
          mirrored={mirrored}
          onUndo={() => void flow.undo()}
          onNext={onNext}
        />
      );
    case "undone":
    case "scan-the-code":
      return <PlainVerdict {...PLAIN_VERDICTS[state.phase]} title={state.coupon?.title} mirrored={mirrored} onNext={onNext} />;
    case "not-a-code":
    case "not-ready":
    case "not-looked-up":
    case "not-stored":
    case "server-refused":
    case "override-refused":
      return <PlainVerdict {...PLAIN_VERDICTS[state.phase]} mirrored={mirrored} onNext={onNext} />;
  }
}
