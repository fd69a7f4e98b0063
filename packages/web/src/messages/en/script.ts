import type { fr } from "../fr/script.ts";

export const en: typeof fr = {
  title: "Your script",
  say: "To say",
  watch: "To watch",
  keys: {
    checkIn: {
      say: "“In a word or a sentence, how do you arrive? I begin.”",
      watch: "One round, no comments. Go on as soon as everyone has spoken.",
    },
    debrief: {
      say: "“Who had taken an action? What has become of it?”",
      watch: "Done, adapted or dropped: no judgement. Actions of the absent are kept.",
    },
    choice: {
      say: "“Who has a topic that matters to him today? We vote, then I name the client.”",
      watch: "Passing one’s turn needs no reason. You are no client while you facilitate.",
    },
    pause: { say: "“Ten minutes, then we start again on time.”", watch: "Say aloud when you start again." },
    checkOut: {
      say: "“What do you leave with? When do we meet again, and who facilitates?”",
      watch: "Set the next date and a volunteer before you close the room.",
    },
  },
  kinds: {
    talk: {
      say: "“The floor is yours. We listen without interrupting.”",
      watch: "Gently stop any question or advice: their time will come.",
    },
    question: {
      say: "“One question at a time, to understand. No advice for now.”",
      watch: "“Should you not…?” is advice: have it asked again.",
    },
    agreement: {
      say: "“What do you expect of us? Does the group undertake to answer it?”",
      watch: "Nothing goes on without the client’s yes, then the group’s.",
    },
    contribution: {
      say: "“The client listens and takes notes. Each brings something in turn: feeling, experience, idea, resource.”",
      watch: "If the client answers, invite him to take notes. Far from his request? Read it again.",
    },
    action: {
      say: "“What do you keep? What first step, by when?”",
      watch: "A small step with a date is worth more than a great project.",
    },
    learning: {
      say: "“What have you learned, on substance and on how we work?”",
      watch: "Everyone speaks, you too. This time is not cut short.",
    },
    decision: {
      say: "“What do we decide together?”",
      watch: "See that everyone has spoken before you write the decision down.",
    },
  },
};
