import { describe, expect, test } from "vitest";
import { type CameraDescription, chooseCamera } from "./choose-camera";

const named = (label: string, more: Partial<CameraDescription> = {}): CameraDescription => ({
  deviceId: `id of ${label}`,
  label,
  facing: "unknown",
  focus: "unknown",
  ...more,
});

const chosenOf = (labels: readonly string[], opened = labels[0]!) => {
  const choice = chooseCamera(labels.map((label) => named(label)), { remembered: null, opened: `id of ${opened}` });
  return choice?.deviceId.replace("id of ", "");
};

describe("the camera that codes are read with, of those of a device", () => {
  test.each<[device: string, labels: readonly string[], chosen: string]>([
    ["Chrome on a phone", ["camera2 1, facing front", "camera2 0, facing back"], "camera2 0, facing back"],
    [
      "Chrome on a Samsung that gives its wide lens first",
      ["camera2 2, facing back", "camera2 3, facing front", "camera2 1, facing front", "camera2 0, facing back"],
      "camera2 0, facing back",
    ],
    ["Chrome with the older camera system", ["camera 1, facing front", "camera 0, facing back"], "camera 0, facing back"],
    [
      "Firefox on Android",
      ["Camera 1, Facing front, Orientation 270", "Camera 2, Facing back, Orientation 90", "Camera 0, Facing back, Orientation 90"],
      "Camera 0, Facing back, Orientation 90",
    ],
    ["Firefox's short names", ["Facing front:1", "Facing back:2", "Facing back:0"], "Facing back:0"],
    ["an iPhone SE", ["Front Camera", "Back Camera"], "Back Camera"],
    ["an iPhone 11", ["Front Camera", "Back Camera", "Back Ultra Wide Camera", "Back Dual Wide Camera"], "Back Dual Wide Camera"],
    ["an iPhone XS", ["Front Camera", "Back Telephoto Camera", "Back Camera"], "Back Camera"],
    [
      "an iPhone Pro",
      [
        "Front Camera",
        "Back Telephoto Camera",
        "Back Ultra Wide Camera",
        "Back Camera",
        "Back Dual Camera",
        "Back Dual Wide Camera",
        "Back Triple Camera",
      ],
      "Back Triple Camera",
    ],
    [
      "an iPhone in German",
      ["Frontkamera", "Rückseitige Telekamera", "Rückseitige Ultra-Weitwinkelkamera", "Rückkamera", "Rückseitige Dual-Weitwinkelkamera"],
      "Rückseitige Dual-Weitwinkelkamera",
    ],
    ["an iPhone in French", ["Caméra avant", "Caméra arrière ultra grand angle", "Caméra arrière"], "Caméra arrière"],
    ["an iPhone in Spanish", ["Cámara frontal", "Cámara trasera ultra gran angular", "Cámara trasera"], "Cámara trasera"],
    ["an iPhone in Chinese", ["前置相机", "后置超广角相机", "后置相机", "后置双广角相机"], "后置双广角相机"],
    ["an iPhone in Japanese", ["前面カメラ", "背面超広角カメラ", "背面カメラ"], "背面カメラ"],
    ["an iPad", ["Front Camera", "Back Camera"], "Back Camera"],
    ["a Surface", ["Microsoft Camera Front", "Microsoft Camera Rear", "Microsoft IR Camera Front"], "Microsoft Camera Rear"],
    ["a laptop", ["Integrated Webcam"], "Integrated Webcam"],
    ["a laptop with another camera", ["Integrated Webcam", "HD Pro Webcam C920"], "Integrated Webcam"],
    ["a PC whose first camera is for its log-in", ["Integrated IR Camera", "Integrated Camera"], "Integrated Camera"],
    ["a PC with a camera made by a program", ["OBS Virtual Camera", "USB Camera"], "USB Camera"],
    ["a Mac with a phone near", ["FaceTime HD Camera", "Phone Camera", "Phone Desk View Camera"], "FaceTime HD Camera"],
  ])("%s", (_, labels, chosen) => {
    expect(chosenOf(labels)).toBe(chosen);
  });

  test("is found by what the browser says of it where names say nothing", () => {
    const cameras = [named("0x1", { facing: "front" }), named("0x2", { facing: "back" })];
    expect(chooseCamera(cameras, { remembered: null, opened: "id of 0x1" })?.deviceId).toBe("id of 0x2");
  });

  test("is the one that the browser gave, of several at the back with names that say nothing", () => {
    const cameras = [named("0x1", { facing: "back" }), named("0x2", { facing: "back" })];
    expect(chooseCamera(cameras, { remembered: null, opened: "id of 0x2" })?.deviceId).toBe("id of 0x2");
  });

  test("is not one that turned out to have a fixed focus, while there is another", () => {
    const cameras = [named("camera2 0, facing back", { focus: "fixed" }), named("camera2 2, facing back")];
    expect(chooseCamera(cameras, { remembered: null, opened: null })?.deviceId).toBe("id of camera2 2, facing back");
  });
});

describe("the camera that a person chose", () => {
  const cameras = [named("camera2 0, facing back"), named("camera2 1, facing front")];
  const front = { deviceId: "id of camera2 1, facing front", label: "camera2 1, facing front" };

  test("comes before any better one", () => {
    expect(chooseCamera(cameras, { remembered: front, opened: null })).toEqual({ deviceId: front.deviceId, reason: "remembered" });
  });

  test("is known by its name where the browser has given ids anew", () => {
    const choice = chooseCamera(cameras, { remembered: { ...front, deviceId: "an older id" }, opened: null });
    expect(choice).toEqual({ deviceId: front.deviceId, reason: "remembered" });
  });

  test("is not missed once it is gone", () => {
    const choice = chooseCamera(cameras, { remembered: { deviceId: "gone", label: "USB Camera" }, opened: null });
    expect(choice).toEqual({ deviceId: "id of camera2 0, facing back", reason: "main-back" });
  });
});

test("the browser has to be asked while it gives no names", () => {
  const unnamed = { ...named(""), deviceId: "" };
  expect(chooseCamera([unnamed, unnamed], { remembered: null, opened: null })).toBeNull();
});
