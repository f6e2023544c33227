import { describe } from "vitest";
import { acceptClaims } from "./acceptance-claims";
import { acceptConflicts } from "./acceptance-conflicts";
import { acceptDesk } from "./acceptance-desk";
import { acceptEnrolment } from "./acceptance-enrolment";
import { acceptTokens } from "./acceptance-tokens";
import { acceptEpochs } from "./acceptance-epochs";
import { acceptExternal } from "./acceptance-external";
import { acceptFigures } from "./acceptance-figures";
import { acceptHandover } from "./acceptance-handover";
import { acceptImages } from "./acceptance-images";
import { acceptLeaseEnds } from "./acceptance-lease-ends";
import { acceptLeases } from "./acceptance-leases";
import { acceptManagersReversals } from "./acceptance-managers-reversals";
import { acceptPush } from "./acceptance-push";
import { acceptReadmitting } from "./acceptance-readmitting";
import { acceptRescue } from "./acceptance-rescue";
import { acceptSnapshots } from "./acceptance-snapshots";
import { acceptTidying } from "./acceptance-tidying";
import { acceptTogether } from "./acceptance-together";
import { acceptUndoing } from "./acceptance-undoing";
import { acceptWatching } from "./acceptance-watching";
import { acceptWebhooks } from "./acceptance-webhooks";
import type { Store } from "../../server/store/store";

/** What any store must do, whatever database it is on. Each test opens an empty one. */
export function acceptStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    acceptEnrolment(open);
    acceptTokens(open);
    acceptSnapshots(open);
    acceptPush(open);
    acceptClaims(open);
    acceptLeases(open);
    acceptLeaseEnds(open);
    acceptTogether(open);
    acceptUndoing(open);
    acceptHandover(open);
    acceptRescue(open);
    acceptReadmitting(open);
    acceptDesk(open);
    acceptConflicts(open);
    acceptManagersReversals(open);
    acceptExternal(open);
    acceptFigures(open);
    acceptTidying(open);
    acceptEpochs(open);
    acceptWatching(open);
    acceptWebhooks(open);
    acceptImages(open);
  });
}
