// First, so that it counts all that the decoder does.
import "./worker-counts";
import "../../../src/client/scanner/decode-worker";
