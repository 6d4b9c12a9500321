package org.stele.node.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.feed.Feeds;
import org.stele.exchange.feed.Filed;
import org.stele.exchange.feed.KeptMessage;
import org.stele.gateway.fhir.issue.InvalidBundleException;
import org.stele.gateway.hl7v2.answer.Acknowledgement;
import org.stele.gateway.hl7v2.answer.Fault;
import org.stele.gateway.hl7v2.answer.Outcome;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.MessageReader;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.message.Segment;
import org.stele.ledger.contract.Author;

/**
 * Takes messages, as the organisation's word, and says what became of them. What was not filed is kept. Safe for use by many threads,
 * messages about one patient one after another.
 */
public final class FeedDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FeedDoor.class);
    private static final String SOURCE = "hl7v2";
    private static final int ATTEMPTS = 3;

    private final MessageReader reader;
    private final Filing filing;
    private final Feeds feeds;
    private final Author own;
    private final InstantSource clock;
    private final Acknowledgement acknowledgement = new Acknowledgement();

    /** @param own the organisation, which attests what comes in */
    public FeedDoor(MessageReader reader, Filing filing, Feeds feeds, Author own, InstantSource clock) {
        this.reader = reader;
        this.filing = filing;
        this.feeds = feeds;
        this.own = own;
        this.clock = clock;
    }

    /** Takes a message; the answer says what became of it, which is durable by then. */
    public byte[] take(byte[] message) {
        return answer(reader.header(message), outcome(own, message));
    }

    /** The answer to what is no whole message. */
    byte[] refuse(ErrorCode code, String text) {
        return answer(Optional.empty(), new Outcome(Outcome.Code.AR, List.of(Fault.here(code, text))));
    }

    private byte[] answer(Optional<Segment> header, Outcome outcome) {
        return acknowledgement.write(header, outcome, controlId(), clock.instant());
    }

    /** At most 20 characters, as versions before 2.7 demand. */
    private static String controlId() {
        return RandomId.generate().toString().substring(0, 20);
    }

    /**
     * Files a kept message again; what was told later than it stays as it is.
     *
     * @throws ExchangeException {@code FORBIDDEN}, {@code NOT_FOUND}
     */
    public Outcome replay(Author clerk, RandomId id) {
        KeptMessage kept = feeds.reopen(clerk, id);
        return outcome(clerk, kept.content().toArray());
    }

    private Outcome outcome(Author author, byte[] message) {
        Outcome outcome = attempt(author, message);
        return switch (outcome.code()) {
            case AA -> isForAPerson(outcome.faults()) ? outcome : released(name(message), outcome);
            case AE, AR -> new Outcome(outcome.code(), kept(message, outcome.faults()));
        };
    }

    private static KeptMessage.Name name(byte[] message) {
        return new KeptMessage.Name(SOURCE, Hash.of(message));
    }

    private static boolean isForAPerson(List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.code().isForAPerson());
    }

    /**
     * Lists a message that is about to be filed, where a person must hear of it: what is filed is not listed any more by itself. Where
     * the list is full it is not filed, or else nobody would.
     */
    private List<Fault> listed(byte[] message, List<Fault> faults) {
        List<Fault> first = Stream.concat(
                        faults.stream().filter(fault -> fault.code().isForAPerson()),
                        faults.stream().filter(fault -> !fault.code().isForAPerson()))
                .toList();
        if (isForAPerson(first)) {
            feeds.keep(forThePerson(message, first.getFirst()));
        }
        return first;
    }

    private Outcome released(KeptMessage.Name name, Outcome outcome) {
        try {
            feeds.release(name);
        } catch (ExchangeException e) {
            LOG.info("a message that is filed is still listed as kept: {}", e.getMessage());
        }
        return outcome;
    }

    private List<Fault> kept(byte[] message, List<Fault> faults) {
        Fault why = faults.getFirst();
        try {
            feeds.keep(forThePerson(message, why));
            return faults;
        } catch (ExchangeException e) {
            Fault lost = new Fault(
                    why.severity(),
                    ErrorCode.INTERNAL,
                    Optional.empty(),
                    "not listed here: keep it. " + e.getMessage());
            return Stream.concat(faults.stream(), Stream.of(lost)).toList();
        }
    }

    private KeptMessage forThePerson(byte[] message, Fault why) {
        Optional<Segment> header = reader.header(message);
        KeptMessage.Refusal refusal = new KeptMessage.Refusal(
                header.map(msh -> msh.value(9) + "^" + msh.value(9, 2)).orElse(""),
                header.map(msh -> msh.value(10)).orElse(""),
                why.code().name(),
                why.place().map(Object::toString).orElse(""),
                why.text());
        return new KeptMessage(SOURCE, Bytes.wrap(message), refusal, numbers(message, why));
    }

    /** What a person is to say something about: who looks at the list looks at both charts before. */
    private Optional<KeptMessage.Numbers> numbers(byte[] message, Fault why) {
        return why.code() == ErrorCode.NOT_MERGED ? filing.numbers(reader.read(message)) : Optional.empty();
    }

    private Outcome attempt(Author author, byte[] message) {
        try {
            Instant arrival = feeds.since(name(message)).orElseGet(clock::instant);
            Filed filed = file(author, message, arrival, ATTEMPTS);
            return new Outcome(Outcome.Code.AA, Remarks.read(filed.remark()));
        } catch (RefusedMessageException e) {
            return new Outcome(e.isReadable() ? Outcome.Code.AE : Outcome.Code.AR, List.of(Fault.of(e)));
        } catch (InvalidBundleException e) {
            return new Outcome(Outcome.Code.AE, Faults.of(e));
        } catch (ExchangeException e) {
            return new Outcome(Outcome.Code.AE, List.of(Faults.of(e)));
        } catch (RuntimeException e) { // a fault of ours: the sender must hear of it, and the message is kept
            LOG.error("a message could not be filed", e);
            return new Outcome(
                    Outcome.Code.AE, List.of(Fault.here(ErrorCode.INTERNAL, "this node failed: tell its operator")));
        }
    }

    /** Where others, or what was cut short before, stand in the way for a moment, the sender need not hear of it. */
    private Filed file(Author author, byte[] message, Instant arrival, int attempts) {
        try {
            return feeds.file(
                    author, filing.of(reader.read(message), message, arrival, faults -> listed(message, faults)));
        } catch (ExchangeException e) {
            boolean isMomentary = e.reason() == Reason.NOT_TAKEN && e.door().isEmpty();
            if (isMomentary && attempts > 1) {
                return file(author, message, arrival, attempts - 1);
            }
            throw e;
        }
    }
}
