import { useStore } from "zustand";
import { ErrorBoundary } from "./error-boundary";
import { FaceView } from "./face-view";
import { LandingPage } from "./landing-page";
import { faceAt } from "./routes";
import { UpdateNotice } from "./update-notice";
import { updateStore } from "./update-store";

/**
 * The whole app: the face that the path asks for, and nothing of the others. Until the face has come, index.html's own
 * words stand there: a Suspense fallback in their place would hold the face back, for React shows none shorter than 300 ms.
 */
export function App({ pathname }: { readonly pathname: string }) {
  const update = useStore(updateStore);
  const face = faceAt(pathname);
  return (
    <ErrorBoundary>
      {face === undefined ? (
        <LandingPage pathname={pathname} />
      ) : (
        <FaceView face={face} pathname={pathname} update={update} />
      )}
      {face !== "till" && <UpdateNotice update={update} />}
    </ErrorBoundary>
  );
}
