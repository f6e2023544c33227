import type { CameraDescription } from "./choose-camera";

/** How a camera focuses, by its id, as far as it was open since this screen is shown. */
export type KnownFocus = ReadonlyMap<string, CameraDescription["focus"]>;

/** The cameras of this device, in the browser's order; without names and ids until one may be used. */
export async function listCameras(known: KnownFocus): Promise<readonly CameraDescription[]> {
  // Missing in old browsers; and a page that is being left may be told nothing more.
  const devices = await Promise.resolve(navigator.mediaDevices?.enumerateDevices?.()).catch(() => undefined);
  const cameras = (devices ?? []).filter(({ kind }) => kind === "videoinput");
  return cameras.map((device) => ({
    deviceId: device.deviceId,
    label: device.label,
    facing: saidFacing(device),
    focus: known.get(device.deviceId) ?? "unknown",
  }));
}

function saidFacing(device: MediaDeviceInfo): CameraDescription["facing"] {
  // Chromium and Safari tell of a camera what it can do without opening it; Firefox does not.
  const capabilities = "getCapabilities" in device ? (device as InputDeviceInfo).getCapabilities() : {};
  const { facingMode = [] } = capabilities;
  if (facingMode.includes("environment")) return "back";
  return facingMode.includes("user") ? "front" : "unknown";
}
