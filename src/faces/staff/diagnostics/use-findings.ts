import { useEffect, useEffectEvent, useState } from "react";
import type { CameraReport } from "../../../client/scanner/camera/camera-report";
import { scanRecord } from "../../../client/scanner/scan-record";
import type { Findings } from "./diagnosis";
import { type DeviceFacts, readDeviceFacts } from "./device-facts";

/** Twice a second: what changes faster nobody reads. */
const LOOK_AGAIN_MS = 500;

/** The scanner's findings, as they are now. */
export function useFindings(reportCamera: () => CameraReport | null): Findings {
  const [device, setDevice] = useState<DeviceFacts>([]);
  const [now, setNow] = useState<Omit<Findings, "device">>(() => ({ camera: null, scan: scanRecord.report(performance.now()) }));
  const lookAgain = useEffectEvent(() => setNow({ camera: reportCamera(), scan: scanRecord.report(performance.now()) }));

  useEffect(() => {
    const timer = setInterval(() => lookAgain(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);

  useEffect(() => {
    let isLeft = false;
    void readDeviceFacts().then((facts) => {
      if (!isLeft) setDevice(facts);
    });
    return () => {
      isLeft = true;
    };
  }, []);

  return { ...now, device };
}
