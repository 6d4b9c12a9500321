package org.stele.contracts.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.identity.Seat;
import org.stele.contracts.identity.Seats;
import org.stele.crypto.Hash;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Contract;

/** {@code record}: custodians commit their records, correct them by later versions, and say what they erased. */
public final class RecordContract implements Contract<RecordCommand> {
    private static final Map<String, Class<? extends RecordCommand>> COMMANDS = Map.of(
            "commit", RecordCommand.Commit.class,
            "amend", RecordCommand.Amend.class,
            "revise", RecordCommand.Revise.class,
            "markInError", RecordCommand.MarkInError.class,
            "tombstone", RecordCommand.Tombstone.class);

    @Override
    public String name() {
        return "record";
    }

    @Override
    public Map<String, Class<? extends RecordCommand>> commands() {
        return COMMANDS;
    }

    @Override
    public Code execute(RecordCommand command, Context context) {
        OrganisationId custodian = Acting.organisation(context);
        switch (command) {
            case RecordCommand.Commit(List<Sheet> sheets) -> sheets.forEach(sheet -> commit(custodian, sheet, context));
            case RecordCommand.Amend amend -> amend(custodian, amend, context);
            case RecordCommand.Revise revise -> revise(custodian, revise, context);
            case RecordCommand.MarkInError error -> mark(custodian, error, context);
            case RecordCommand.Tombstone(List<RecordId> ids, ErasureGround ground) ->
                ids.forEach(id -> erase(custodian, id, ground, context));
        }
        return Code.OK;
    }

    private static void commit(OrganisationId custodian, Sheet sheet, Context context) {
        requireAttestor(custodian, sheet.attestor(), context);
        sheet.entries().forEach(entry -> add(custodian, sheet.attestor(), entry, context));
    }

    private static void add(OrganisationId custodian, Attestor attestor, Entry entry, Context context) {
        Optional<RecordState> known = context.get(RecordTables.RECORD, entry.id());
        if (known.isPresent()) {
            context.require(known.get().isSame(custodian, attestor, entry.commitment()), Codes.RECORD_EXISTS);
        } else {
            put(custodian, attestor, entry.id(), entry.commitment(), context);
        }
    }

    private static void amend(OrganisationId custodian, RecordCommand.Amend amend, Context context) {
        requireAttestor(custodian, amend.attestor(), context);
        RecordState old = current(custodian, amend.supersedes(), context);
        context.require(!context.contains(RecordTables.RECORD, amend.record()), Codes.RECORD_EXISTS);
        put(custodian, amend.attestor(), amend.record(), amend.commitment(), context);
        context.put(RecordTables.RECORD, amend.supersedes(), old.supersededBy(amend.record(), amend.reason()));
    }

    /** A refusal of one is a refusal of the command, of which nothing is kept then. */
    private static void revise(OrganisationId custodian, RecordCommand.Revise revise, Context context) {
        revise.sheets().forEach(sheet -> commit(custodian, sheet, context));
        revise.amendments().forEach(amendment -> amend(custodian, amendment, context));
        revise.errors().forEach(error -> mark(custodian, error, context));
    }

    private static void mark(OrganisationId custodian, RecordCommand.MarkInError error, Context context) {
        RecordState record = current(custodian, error.record(), context);
        context.put(RecordTables.RECORD, error.record(), record.inError(error.reason()));
    }

    private static void erase(OrganisationId custodian, RecordId id, ErasureGround ground, Context context) {
        RecordState record = own(custodian, id, context);
        if (record.status() != RecordStatus.ERASED) {
            context.put(RecordTables.RECORD, id, record.erased(ground));
        }
    }

    /** A clinician's own signature stands beside the payload, from a seat here that may sign, with a licence in force. */
    private static void requireAttestor(OrganisationId custodian, Attestor attestor, Context context) {
        if (attestor.seat().isPresent()) {
            SeatId id = attestor.seat().get();
            Seat seat = Seats.requireAt(context, custodian, id, Power.SIGN);
            context.requireSignature(seat.key());
        }
    }

    private static RecordState current(OrganisationId custodian, RecordId id, Context context) {
        RecordState record = own(custodian, id, context);
        context.require(record.status() == RecordStatus.CURRENT, Codes.RECORD_NOT_CURRENT);
        return record;
    }

    private static RecordState own(OrganisationId custodian, RecordId id, Context context) {
        RecordState record = context.require(RecordTables.RECORD, id, Codes.RECORD_UNKNOWN);
        context.require(record.custodian().equals(custodian), Codes.NOT_THE_CUSTODIAN);
        return record;
    }

    private static void put(
            OrganisationId custodian, Attestor attestor, RecordId id, Hash commitment, Context context) {
        context.put(RecordTables.RECORD, id, RecordState.current(custodian, attestor, commitment, context.time()));
    }
}
