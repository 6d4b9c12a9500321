package org.stele.exchange.erase;

import java.util.Optional;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.keep.Origins;
import org.stele.exchange.work.Premises;
import org.stele.exchange.work.TaskKind;
import org.stele.ledger.CertifiedState;

/** The holder's side: erases a copy only where the patient's own signed request means this copy. */
final class HolderDesk {
    private final Premises premises;
    private final ErasureBook book;
    private final Origins origins;

    HolderDesk(Premises premises, ErasureBook book, Origins origins) {
        this.premises = premises;
        this.book = book;
        this.origins = origins;
    }

    void held(OrganisationId from, HeldErasure order) {
        CertifiedState state = premises.ledger().atLeast(order.height());
        ErasureRequest request = state.get(ConsentTables.ERASURE, order.request())
                .filter(any -> isCustodian(state, from, any.subject()))
                .filter(any -> means(any, order))
                .orElseThrow(HolderDesk::notFound);
        if (!book.settled(order.request(), order.item())) {
            answer(from, order, request);
        }
    }

    private void answer(OrganisationId from, HeldErasure order, ErasureRequest request) {
        Origins.Origin origin = origins.of(order.opening().record())
                .filter(any -> any.custodian().equals(from))
                .filter(any -> any.patient().equals(request.subject()))
                .orElseThrow(HolderDesk::notFound);
        book.put(new ErasureOrder(order.request(), order.item(), order.opening().record(), origin.chart()));
        premises.tasks().run(TaskKind.ANSWER_ERASURE, ErasureOrder.name(order.request(), order.item()));
    }

    private boolean means(ErasureRequest request, HeldErasure order) {
        return item(request, order.item())
                .filter(item -> item.holder().equals(premises.own().id()))
                .filter(item -> item.item().equals(order.opening().item()))
                .isPresent();
    }

    private static Optional<ErasureItem> item(ErasureRequest request, int index) {
        return index >= 0 && index < request.items().size()
                ? Optional.of(request.items().get(index))
                : Optional.empty();
    }

    private static boolean isCustodian(CertifiedState state, OrganisationId from, SubjectId patient) {
        return state.get(IdentityTables.SUBJECT, patient)
                .filter(subject -> subject.custodian().equals(from))
                .isPresent();
    }

    private static ExchangeException notFound() {
        return new ExchangeException(Reason.NOT_FOUND, "request, item and copy do not fit together");
    }
}
