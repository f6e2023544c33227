import { Suspense } from "react";
import { useStore } from "zustand";
import { ErrorBoundary } from "./error-boundary";
import { FaceView } from "./face-view";
import { LandingPage } from "./landing-page";
import { faceAt } from "./routes";
import { ShellSkeleton } from "./shell-skeleton";
import { UpdateNotice } from "./update-notice";
import { updateStore } from "./update-store";

/** The whole app: the face that the path asks for, and nothing of the others. */
export function App({ pathname }: { readonly pathname: string }) {
  const update = useStore(updateStore);
  const face = faceAt(pathname);
  return (
    <ErrorBoundary>
      <Suspense fallback={<ShellSkeleton />}>
        {face === undefined ? (
          <LandingPage pathname={pathname} />
        ) : (
          <FaceView face={face} pathname={pathname} update={update} />
        )}
      </Suspense>
      {face !== "till" && <UpdateNotice update={update} />}
    </ErrorBoundary>
  );
}
