/**
 * Sound for a sentence: the server's voice first, the device's own where the server's fails.
 *
 * Phones refuse sound that no tap asked for, so the one player is woken within the first tap and used for ever.
 */

import { speechUrl } from "./api/client";
import type { Language } from "./api/schema";

/** A tenth of a second of silence as WAV, 8 kHz mono, 8 bits: enough for a phone to let the player go on. */
function silence(): Blob {
  const samples = 800;
  const bytes = new Uint8Array(44 + samples).fill(128);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  write(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 8000, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, "data");
  view.setUint32(40, samples, true);
  return new Blob([bytes], { type: "audio/wav" });
}

export interface Voice {
  /** Speak, cutting off what was being said. Answers whether any voice was found. */
  speak(text: string, language: Language, slow: boolean): Promise<boolean>;
  stop(): void;
}

export function createVoice(page: Window & typeof globalThis): Voice {
  const player = new page.Audio();
  player.preload = "auto";
  let turn = 0;

  const wake = () => {
    player.src = URL.createObjectURL(silence());
    player.play().catch(() => undefined);
  };
  page.addEventListener("pointerdown", wake, { once: true, capture: true });

  const stop = () => {
    turn += 1;
    player.pause();
    page.speechSynthesis?.cancel();
  };

  return {
    stop,
    async speak(text, language, slow) {
      stop();
      const mine = turn;
      player.src = speechUrl(text, language, slow);
      try {
        await player.play();
        return true;
      } catch {
        // Another sentence has taken the player: that one answers for itself.
        return turn !== mine || speakNatively(page, text, language, slow);
      }
    },
  };
}

const SLOW_RATE = 0.75;

function speakNatively(
  page: Window & typeof globalThis,
  text: string,
  language: Language,
  slow: boolean,
): boolean {
  const voices = page.speechSynthesis?.getVoices() ?? [];
  const voice = voices.find((offered) => offered.lang.replace("_", "-").startsWith(language.slice(0, 2)));
  if (!voice) {
    return false;
  }
  const utterance = new page.SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = language;
  utterance.rate = slow ? SLOW_RATE : 1;
  page.speechSynthesis.speak(utterance);
  return true;
}
