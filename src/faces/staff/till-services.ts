import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Till, TillStatus } from "../../client/till/till";
import type { Signaller } from "./feedback/verdict-signal";
import type { ReadinessStore } from "./readiness/readiness-store";
import type { ScanFlow } from "./scan/scan-flow";
import type { SessionStore } from "./sign-in/session-store";

/** What the till's screens share; made once per tab. */
export type TillServices = {
  readonly till: Till;
  /** Null until the till has said how it stands. */
  readonly status: StoreApi<TillStatus | null>;
  readonly session: SessionStore;
  readonly flow: ScanFlow;
  readonly signaller: Signaller;
  readonly readiness: ReadinessStore;
};

export const TillContext = createContext<TillServices | null>(null);

export function useTillServices(): TillServices {
  const services = useContext(TillContext);
  if (services === null) throw new Error("A till’s screen stands outside the till.");
  return services;
}

export function useTill(): Till {
  return useTillServices().till;
}

/** How the till stands; for screens that are only shown once it has said so. */
export function useTillStatus(): TillStatus {
  const status = useStore(useTillServices().status);
  if (status === null) throw new Error("The till has not said yet how it stands.");
  return status;
}
