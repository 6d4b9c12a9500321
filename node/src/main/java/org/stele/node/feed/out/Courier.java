package org.stele.node.feed.out;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.dispatch.Dispatch;
import org.stele.exchange.dispatch.Dispatch.Reply;
import org.stele.exchange.dispatch.Dispatches;
import org.stele.gateway.hl7v2.write.UnsayableException;

/**
 * Brings one destination its messages, in the order in which they were ordered. Nothing is opened before the destination is there and
 * known, and one that cannot be brought holds no other up. One thread, but for {@link #cut}.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int MOST_ATTEMPTS = 10;

    /** What became of one. */
    private enum Brought {
        SETTLED,
        /** It waits; the next may follow on the same line. */
        FAILED,
        /** It waits; what comes next on this line may be the answer to it. */
        UNANSWERED
    }

    private final Destination destination;
    private final Dispatches dispatches;
    private final DispatchMessages messages;
    private final InstantSource clock;
    private volatile Optional<ReceiverLine> talking = Optional.empty();

    Courier(Destination destination, Dispatches dispatches, DispatchMessages messages, InstantSource clock) {
        this.destination = destination;
        this.dispatches = dispatches;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Brings what waits.
     *
     * @param isClosing asked before each message: the rest leaves another time
     * @return whether nothing waits any more, for a while
     */
    boolean bringAll(BooleanSupplier isClosing) {
        List<Dispatch> waiting = dispatches.waiting(destination.name());
        if (waiting.isEmpty()) {
            return true;
        }
        try (ReceiverLine line = destination.connect()) {
            talking = Optional.of(line);
            return bringAll(line, waiting, isClosing);
        } catch (IOException e) {
            LOG.info(
                    "the destination {} of HL7 v2 is not there, and is tried again: {}",
                    destination.name(),
                    e.toString());
            return false;
        } finally {
            talking = Optional.empty();
        }
    }

    /** Waits for no answer any more; for another thread. */
    void cut() {
        talking.ifPresent(ReceiverLine::close);
    }

    private boolean bringAll(ReceiverLine line, List<Dispatch> waiting, BooleanSupplier isClosing) {
        boolean areSettled = true;
        for (Dispatch dispatch : waiting) {
            if (isClosing.getAsBoolean()) {
                return false;
            }
            switch (bring(line, dispatch)) {
                case SETTLED -> {}
                case FAILED -> areSettled = false;
                case UNANSWERED -> {
                    return false;
                }
            }
        }
        return areSettled;
    }

    /** What concerns the whole vault, or the ledger, ends the round. */
    private Brought bring(ReceiverLine line, Dispatch dispatch) {
        Optional<byte[]> message;
        try {
            message = message(dispatch);
        } catch (ExchangeException e) {
            throw e;
        } catch (RuntimeException | Error e) { // whatever one holds, the others must leave
            LOG.error("a message of HL7 v2 for {} could not be made", destination.name(), e);
            again(dispatch, "FAILED");
            return Brought.FAILED;
        }
        return message.map(it -> ask(line, dispatch, it)).orElse(Brought.SETTLED);
    }

    /** Nothing where a person must look at it, who then is told. */
    private Optional<byte[]> message(Dispatch dispatch) {
        Optional<List<ChartRecord>> records = dispatches.open(dispatch.id());
        if (records.isEmpty()) {
            dispatches.gone(
                    dispatch.id(),
                    reply("GONE", "", "what it was to tell does not stand here any more: order it anew"));
            return Optional.empty();
        }
        try {
            return Optional.of(messages.write(dispatch, records.get()));
        } catch (UnsayableException e) {
            refuse(dispatch, "UNSAYABLE", e.path(), "HL7 v2 has no place for it");
            return Optional.empty();
        }
    }

    private Brought ask(ReceiverLine line, Dispatch dispatch, byte[] message) {
        try {
            return settle(dispatch, Answered.read(line.ask(message), DispatchMessages.controlId(dispatch)));
        } catch (IOException e) {
            LOG.info("the destination {} of HL7 v2 did not answer: {}", destination.name(), e.toString());
        } catch (ExchangeException e) {
            throw e;
        } catch (RuntimeException
                | Error e) { // what the destination answered, however it is made, is no reason to stop
            LOG.error("an answer of {} in HL7 v2 could not be read", destination.name(), e);
        }
        again(dispatch, "NO_ANSWER");
        return Brought.UNANSWERED;
    }

    private Brought settle(Dispatch dispatch, Optional<Answered> answered) {
        if (answered.isEmpty()) {
            again(dispatch, "NO_ANSWER");
            return Brought.UNANSWERED;
        }
        Answered answer = answered.get();
        if (answer.isTaken()) {
            dispatches.sent(dispatch.id());
            return Brought.SETTLED;
        }
        if (answer.isMomentary()) {
            again(dispatch, answer.code());
            return Brought.UNANSWERED; // what follows may be about the same patient
        }
        String code = answer.error().isEmpty() ? answer.code() : answer.code() + " " + answer.error();
        refuse(dispatch, code, answer.place(), answer.text());
        return Brought.SETTLED;
    }

    /** What left again and again without an answer is a person's to look at: each time is in the patient's journal. */
    private void again(Dispatch dispatch, String code) {
        if (dispatch.attempts() + 1 >= MOST_ATTEMPTS) {
            refuse(dispatch, code, "", "ten times it was not settled: look at the destination, and at this node's log");
        } else {
            dispatches.postponed(dispatch.id(), reply(code, "", "it is sent again by itself"));
        }
    }

    private void refuse(Dispatch dispatch, String code, String place, String text) {
        LOG.info("a message of HL7 v2 for {} waits for a person: {}", destination.name(), code);
        dispatches.refused(dispatch.id(), reply(code, place, text));
    }

    private Reply reply(String code, String place, String text) {
        return new Reply(clock.instant(), code, place, text);
    }
}
