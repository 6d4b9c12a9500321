package org.stele.exchange.dispatch;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.RandomId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.dispatch.Dispatch.Reply;
import org.stele.ledger.contract.Author;

/** Orders what leaves for the organisation's own systems, and hands it out when it leaves. Safe for use by many threads. */
public interface Dispatches {
    /**
     * Orders a message of what stands in a patient's chart here and may be read by this clinician. It is found as a search finds it, so
     * that the journal has it before it is answered. The same order again changes nothing, and answers how far the first is.
     *
     * @param clinician a seat here with the power SIGN
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}; {@code INVALID} for another kind, or more than 998 observations;
     *     {@code NOT_FOUND} where it, or the Patient, is not there or may not be read; {@code IDENTIFIER_TAKEN} where several
     *     patients' charts have it and the order does not say whose; {@code NAME_TAKEN} where something else was
     *     ordered by this name; {@code STORAGE_FULL} where 10,000 wait or were refused, or 1,000 of this clinician's
     */
    Dispatch order(Author clinician, DispatchOrder order);

    /**
     * Those that are not over, the oldest first: a clerk's all, a clinician's own.
     *
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}
     */
    List<Dispatch> list(Author seat);

    /**
     * One of them, or one that is over.
     *
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}; {@code NOT_FOUND}, another clinician's too
     */
    Dispatch find(Author seat, RandomId dispatch);

    /** Lets one that was refused leave again, as it was, in this seat's name. The same errors as {@link #find}. */
    Dispatch retry(Author seat, RandomId dispatch);

    /**
     * Takes one back that is not on its way.
     *
     * @throws org.stele.exchange.ExchangeException as {@link #find}; {@code ON_ITS_WAY} where it is leaving at this moment
     */
    void dismiss(Author seat, RandomId dispatch);

    /** For the node itself: those that wait for a destination, in their order. */
    List<Dispatch> waiting(String destination);

    /**
     * For the node itself, at the moment in which it leaves: the records, in their order, after the journal has that they do. Empty
     * where one of them does not stand any more, or may not be read any more by who ordered it, or is told anew since by a later
     * version, or the order was taken back. Until it is settled it is {@link Dispatch.Stage#LEAVING}.
     *
     * @throws UnopenableException where one of them is damaged, which does not concern the others
     * @throws org.stele.exchange.ExchangeException where nothing can be opened for now: it waits on
     */
    Optional<List<ChartRecord>> open(RandomId dispatch);

    /** For the node itself: the destination has it. */
    void sent(RandomId dispatch);

    /** For the node itself: it waits on, for this reason. */
    void postponed(RandomId dispatch, Reply why);

    /** For the node itself: what it names does not stand any more. A person must look at it, and it keeps nothing of the patient's. */
    void gone(RandomId dispatch, Reply why);

    /** For the node itself: a person must look at it. */
    void refused(RandomId dispatch, Reply why);
}
