/** Builds the state, the trip, the voice and the page; nothing else. */

import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/start.css";
import "./styles/way.css";
import "./styles/plan.css";
import "./styles/map.css";
import "./styles/frame.css";
import { mountPage } from "./page";
import { createStore, INITIAL } from "./state";
import { createTrip } from "./trip";
import { createVoice } from "./voice";

const root = document.getElementById("app");
if (root) {
  const store = createStore(INITIAL);
  const trip = createTrip(store, window);
  mountPage(root, store, trip, createVoice(window));
  void trip.open();
}
