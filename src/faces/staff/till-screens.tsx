import { useStore } from "zustand";
import type { AppUpdate } from "../../client/app-shell/face-props";
import { SkeletonLines } from "../../ui/skeleton-lines";
import { DiagnosticsPage } from "./diagnostics/diagnostics-page";
import { EnrolPage } from "./enrol/enrol-page";
import { TodayPage } from "./list/today-page";
import { PageFrame } from "./page-frame";
import { RevokedPage } from "./revoked-page";
import { ScanPage } from "./scan/scan-page";
import { SignInPage } from "./sign-in/sign-in-page";
import { type TillPlace, useTillPlace } from "./till-path";
import { useTillServices } from "./till-services";

/** The screen that is due: set up, sign in, scan, the list of today, or what there is to know of the scanner. */
export function TillScreens({ update }: { readonly update: AppUpdate }) {
  const enrolment = useStore(useTillServices().status, (now) => now?.enrolment.kind ?? "unknown");
  switch (enrolment) {
    case "unknown":
      return <Opening />;
    case "none":
    case "signed-out":
    case "cleared":
      return <EnrolPage />;
    case "revoked":
      return <RevokedPage />;
    case "enrolled":
      return <EnrolledScreens update={update} />;
  }
}

function EnrolledScreens({ update }: { readonly update: AppUpdate }) {
  const phase = useStore(useTillServices().session.store, (now) => now.phase);
  const place = useTillPlace();
  switch (phase) {
    case "unknown":
      return <Opening />;
    case "signed-out":
      return <SignInPage update={update} />;
    case "signed-in":
      return <PlaceScreen place={place} update={update} />;
  }
}

function PlaceScreen({ place, update }: { readonly place: TillPlace; readonly update: AppUpdate }) {
  switch (place) {
    case "scan":
      return <ScanPage update={update} />;
    case "today":
      return <TodayPage />;
    case "diagnostics":
      return <DiagnosticsPage />;
  }
}

function Opening() {
  return (
    <PageFrame heading="Opening the till">
      <SkeletonLines lines={3} label="Opening" />
    </PageFrame>
  );
}
