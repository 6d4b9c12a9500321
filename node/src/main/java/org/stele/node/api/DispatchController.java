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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.RandomId;
import org.stele.exchange.Exchange;
import org.stele.exchange.dispatch.Dispatch;
import org.stele.exchange.dispatch.DispatchOrder;
import org.stele.exchange.dispatch.Dispatches;
import org.stele.ledger.contract.Author;
import org.stele.node.auth.Caller;
import org.stele.node.feed.out.DispatchMessages;
import org.stele.node.feed.out.Dispatcher;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** What leaves for the organisation's own systems. */
@RestController
final class DispatchController {
    /** @param text of the destination's; for who ordered it alone */
    record Answer(Instant at, String code, String place, Optional<String> text) {
        static Answer of(Dispatch.Reply reply, boolean isForAuthor) {
            return new Answer(
                    reply.at(),
                    reply.code(),
                    reply.place(),
                    Optional.of(reply.text()).filter(_ -> isForAuthor));
        }
    }

    record Line(
            RandomId dispatch,
            SubjectId subject,
            String destination,
            String message,
            String controlId,
            Dispatch.Stage stage,
            Instant ordered,
            int attempts,
            Optional<Answer> answer) {
        static Line of(Author seat, Dispatch dispatch) {
            return new Line(
                    dispatch.id(),
                    dispatch.home(),
                    dispatch.destination(),
                    switch (dispatch.content()) {
                        case PERSON -> "ADT^A31";
                        case REPORT -> "ORU^R01";
                    },
                    DispatchMessages.controlId(dispatch),
                    dispatch.stage(),
                    dispatch.ordered(),
                    dispatch.attempts(),
                    dispatch.reply().map(it -> Answer.of(it, dispatch.author().equals(seat))));
        }
    }

    private final Dispatches dispatches;
    private final ObjectProvider<Dispatcher> dispatcher;

    DispatchController(Exchange exchange, ObjectProvider<Dispatcher> dispatcher) {
        this.dispatches = exchange.dispatches();
        this.dispatcher = dispatcher;
    }

    @PostMapping("/v1/dispatches")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Line order(Caller caller, @RequestBody DispatchOrder body) {
        Dispatcher open = dispatcher.getIfAvailable();
        if (open == null || !open.knows(body.destination())) {
            throw new ProblemException(Problem.of(
                    ProblemCode.INVALID, "no such destination: name one of hl7.send-to in this node's configuration"));
        }
        return Line.of(caller.author(), dispatches.order(caller.author(), body));
    }

    @GetMapping("/v1/dispatches")
    List<Line> list(Caller caller) {
        return dispatches.list(caller.author()).stream()
                .map(it -> Line.of(caller.author(), it))
                .toList();
    }

    @GetMapping("/v1/dispatches/{dispatch}")
    Line find(Caller caller, @PathVariable RandomId dispatch) {
        return Line.of(caller.author(), dispatches.find(caller.author(), dispatch));
    }

    @PostMapping("/v1/dispatches/{dispatch}/retry")
    Line retry(Caller caller, @PathVariable RandomId dispatch) {
        return Line.of(caller.author(), dispatches.retry(caller.author(), dispatch));
    }

    @DeleteMapping("/v1/dispatches/{dispatch}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(Caller caller, @PathVariable RandomId dispatch) {
        dispatches.dismiss(caller.author(), dispatch);
    }
}
