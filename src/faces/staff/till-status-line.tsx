import { StatusLine } from "../../ui/status-line";
import { useTillStatus } from "./till-services";
import { useViewpoint } from "./use-viewpoint";

/** The network, who decides, the age of the list and what waits, as this till knows them. */
export function TillStatusLine() {
  const { network, snapshot, waiting } = useTillStatus();
  const from = useViewpoint();
  const listAsOfMs = snapshot.kind === "ready" ? snapshot.asOfMs : undefined;
  return <StatusLine link={network} listAsOfMs={listAsOfMs} waiting={waiting} from={from} />;
}
