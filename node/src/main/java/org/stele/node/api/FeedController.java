package org.stele.node.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.crypto.RandomId;
import org.stele.exchange.Exchange;
import org.stele.exchange.feed.Feeds;
import org.stele.exchange.feed.KeptHead;
import org.stele.exchange.feed.KeptMessage;
import org.stele.gateway.hl7v2.answer.Fault;
import org.stele.gateway.hl7v2.answer.Outcome;
import org.stele.node.auth.Caller;
import org.stele.node.feed.FeedDoor;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** The messages that were not filed, or of which a person must hear, for the desk. */
@RestController
final class FeedController {
    record Kept(
            RandomId id,
            String kind,
            String controlId,
            String code,
            String place,
            String advice,
            Instant since,
            Instant last,
            long attempts,
            Optional<KeptMessage.Numbers> numbers) {
        static Kept of(KeptHead head) {
            return new Kept(
                    head.id(),
                    head.refusal().kind(),
                    head.refusal().controlId(),
                    head.refusal().code(),
                    head.refusal().place(),
                    head.refusal().advice(),
                    head.since(),
                    head.last(),
                    head.attempts(),
                    head.numbers());
        }
    }

    record Told(boolean isWarning, String code, String place, String advice) {
        static Told of(Fault fault) {
            return new Told(
                    fault.severity() == Fault.Severity.W,
                    fault.code().name(),
                    fault.place().map(Object::toString).orElse(""),
                    fault.text());
        }
    }

    record Replayed(boolean filed, List<Told> faults) {}

    private final Feeds feeds;
    private final ObjectProvider<FeedDoor> door;

    FeedController(Exchange exchange, ObjectProvider<FeedDoor> door) {
        this.feeds = exchange.feeds();
        this.door = door;
    }

    @GetMapping("/v1/feed/messages")
    List<Kept> kept(Caller caller) {
        return feeds.kept(caller.author()).stream().map(Kept::of).toList();
    }

    /** By the door's configuration; without one there is nothing to file it by. */
    @PostMapping("/v1/feed/messages/{message}/replay")
    Replayed replay(Caller caller, @PathVariable RandomId message) {
        FeedDoor open = door.getIfAvailable();
        if (open == null) {
            throw new ProblemException(ProblemCode.CONFLICT);
        }
        Outcome outcome = open.replay(caller.author(), message);
        return new Replayed(
                outcome.code() == Outcome.Code.AA,
                outcome.faults().stream().map(Told::of).toList());
    }

    @DeleteMapping("/v1/feed/messages/{message}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(Caller caller, @PathVariable RandomId message) {
        feeds.dismiss(caller.author(), message);
    }
}
