package org.stele.node.feed.out;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.dispatch.Dispatch;
import org.stele.exchange.dispatch.Dispatch.Reply;
import org.stele.exchange.dispatch.Dispatches;
import org.stele.gateway.hl7v2.write.UnsayableException;

/**
 * Brings one destination its messages, in the order in which they were ordered. Nothing is opened before the destination is there and
 * known. One thread.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int MOST_ATTEMPTS = 10;

    private final Destination destination;
    private final Dispatches dispatches;
    private final DispatchMessages messages;
    private final InstantSource clock;

    Courier(Destination destination, Dispatches dispatches, DispatchMessages messages, InstantSource clock) {
        this.destination = destination;
        this.dispatches = dispatches;
        this.messages = messages;
        this.clock = clock;
    }

    /** Whether nothing waits any more, for a while. */
    boolean bringAll() {
        List<Dispatch> waiting = dispatches.waiting(destination.name());
        if (waiting.isEmpty()) {
            return true;
        }
        try (ReceiverLine line = destination.connect()) {
            for (Dispatch dispatch : waiting) {
                if (!bring(line, dispatch)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            LOG.info(
                    "the destination {} of HL7 v2 is not there, and is tried again: {}",
                    destination.name(),
                    e.toString());
            return false;
        }
    }

    /** Whether the next may follow. */
    private boolean bring(ReceiverLine line, Dispatch dispatch) {
        Optional<List<ChartRecord>> records = dispatches.open(dispatch.id());
        if (records.isEmpty()) {
            refuse(dispatch, "GONE", "", "what it was to tell does not stand here any more: order it anew");
            return true;
        }
        try {
            byte[] answer = line.ask(messages.write(dispatch, records.get()));
            return settle(dispatch, Answered.read(answer, DispatchMessages.controlId(dispatch)));
        } catch (UnsayableException e) {
            refuse(dispatch, "UNSAYABLE", e.path(), "HL7 v2 has no place for it");
            return true;
        } catch (IOException e) {
            LOG.info("the destination {} of HL7 v2 did not answer: {}", destination.name(), e.toString());
            return again(dispatch, "NO_ANSWER");
        }
    }

    private boolean settle(Dispatch dispatch, Optional<Answered> answered) {
        if (answered.isEmpty()) {
            return again(dispatch, "NO_ANSWER");
        }
        Answered answer = answered.get();
        if (answer.isTaken()) {
            dispatches.sent(dispatch.id());
            return true;
        }
        if (answer.isMomentary()) {
            return again(dispatch, answer.code());
        }
        String code = answer.error().isEmpty() ? answer.code() : answer.code() + " " + answer.error();
        refuse(dispatch, code, answer.place(), answer.text());
        return true;
    }

    /** What left again and again without an answer is a person's to look at: each time is in the patient's journal. */
    private boolean again(Dispatch dispatch, String code) {
        if (dispatch.attempts() + 1 >= MOST_ATTEMPTS) {
            refuse(dispatch, code, "", "no answer that settles it came, ten times: look at the destination");
        } else {
            dispatches.postponed(dispatch.id(), reply(code, "", "it is sent again by itself"));
        }
        return false;
    }

    private void refuse(Dispatch dispatch, String code, String place, String text) {
        LOG.info("a message of HL7 v2 for {} waits for a person: {}", destination.name(), code);
        dispatches.refused(dispatch.id(), reply(code, place, text));
    }

    private Reply reply(String code, String place, String text) {
        return new Reply(clock.instant(), code, place, text);
    }
}
