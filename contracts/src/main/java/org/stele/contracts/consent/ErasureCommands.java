package org.stele.contracts.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.identity.Mandates;
import org.stele.contracts.identity.Subjects;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.trail.TrailKind;
import org.stele.ledger.contract.Context;

/** How erasure is asked for and answered. */
final class ErasureCommands {
    private ErasureCommands() {}

    static void request(ConsentCommand.RequestErasure command, Context context) {
        Mandates.requireSubject(context, command.subject());
        Subjects.require(context, command.subject());
        context.require(!context.contains(ConsentTables.ERASURE, command.request()), Codes.ERASURE_EXISTS);
        command.items().forEach(item -> context.require(NetworkTables.MEMBER, item.holder(), Codes.MEMBER_UNKNOWN));
        List<ErasureItem> items = command.items().stream()
                .map(item -> new ErasureItem(item.item(), item.holder(), Optional.empty()))
                .toList();
        Instant now = context.time();
        Instant due = now.plus(Members.limits(context).erasure());
        ErasureRequest request = new ErasureRequest(command.subject(), items, now, due, Optional.empty());
        context.put(ConsentTables.ERASURE, command.request(), request);
        Notes.append(
                context,
                command.subject(),
                TrailKind.ERASURE_REQUESTED,
                command.request().value(),
                Optional.empty());
    }

    static void answer(ConsentCommand.AnswerErasure command, Context context) {
        OrganisationId author = Acting.organisation(context);
        ErasureRequest request = context.require(ConsentTables.ERASURE, command.request(), Codes.ERASURE_UNKNOWN);
        context.require(command.item() < request.items().size(), Codes.ERASURE_UNKNOWN);
        ErasureItem item = request.items().get(command.item());
        context.require(item.holder().equals(author), Codes.NOT_THE_HOLDER);
        context.require(item.takes(command.answer()), Codes.ALREADY_ANSWERED);
        boolean future = command.answer().until().map(context.time()::isBefore).orElse(true);
        context.require(future, Codes.TOO_LONG);
        ErasureRequest next = request.answered(command.item(), command.answer(), context.time());
        context.put(ConsentTables.ERASURE, command.request(), next);
        note(command, next, author, TrailKind.ERASURE_ANSWERED, context);
        if (request.closed().isEmpty() && next.closed().isPresent()) {
            note(command, next, author, TrailKind.ERASURE_CLOSED, context);
        }
    }

    private static void note(
            ConsentCommand.AnswerErasure command,
            ErasureRequest request,
            OrganisationId holder,
            TrailKind kind,
            Context context) {
        Notes.append(context, request.subject(), kind, command.request().value(), Optional.of(holder));
    }
}
