import { Suspense } from "react";
import { useStore } from "zustand";
import { ErrorBoundary } from "./error-boundary";
import { LandingPage } from "./landing-page";
import { ensureFaceCached } from "./offline-files";
import { FACES, faceAt } from "./routes";
import { ShellSkeleton } from "./shell-skeleton";
import { UpdateNotice } from "./update-notice";
import { updateStore } from "./update-store";

/** The whole app: the face that the path asks for, and nothing of the others. */
export function App({ pathname }: { readonly pathname: string }) {
  const update = useStore(updateStore);
  const face = faceAt(pathname);
  const Face = face && FACES[face];
  return (
    <ErrorBoundary>
      <Suspense fallback={<ShellSkeleton />}>
        {face && Face ? (
          <Face pathname={pathname} update={update} ensureCached={() => ensureFaceCached(face)} />
        ) : (
          <LandingPage pathname={pathname} />
        )}
      </Suspense>
      {face !== "till" && <UpdateNotice update={update} />}
    </ErrorBoundary>
  );
}
