import { useEffect } from "react";
import type { AppUpdate } from "../../client/app-shell/face-props";
import { runServices } from "./make-services";
import { TillScreens } from "./till-screens";
import { TillContext, type TillServices } from "./till-services";

interface TillRootProps {
  readonly services: TillServices;
  readonly update: AppUpdate;
}

/** Keeps the till running for as long as its screens are shown. */
export function TillRoot({ services, update }: TillRootProps) {
  useEffect(() => runServices(services), [services]);
  return (
    <TillContext value={services}>
      <TillScreens update={update} />
    </TillContext>
  );
}
