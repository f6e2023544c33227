import { use } from "react";
import type { FaceProps } from "../../client/app-shell/face-props";
import { openBrowserTill } from "../../client/till/browser-till";
import { makeServices } from "./make-services";
import { TillRoot } from "./till-root";
import type { TillServices } from "./till-services";

/** One till a tab, whatever React mounts and how often; a promise made while rendering would never settle for it. */
let services: Promise<TillServices> | undefined;

/** The till: everything under `/till`. */
export function StaffFace({ update, ensureCached }: FaceProps) {
  services ??= openBrowserTill().then((till) => makeServices(till, ensureCached));
  return <TillRoot services={use(services)} update={update} />;
}
