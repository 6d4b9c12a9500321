package org.stele.contracts.credential;

import java.util.Map;
import java.util.Optional;
import org.stele.contracts.Codes;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Members;
import org.stele.contracts.network.Role;
import org.stele.crypto.VerificationKey;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Contract;

/** {@code credential}: boards register, suspend, reinstate and revoke licences. */
public final class CredentialContract implements Contract<CredentialCommand> {
    private static final Map<String, Class<? extends CredentialCommand>> COMMANDS = Map.of(
            "register", CredentialCommand.Register.class,
            "suspend", CredentialCommand.Suspend.class,
            "reinstate", CredentialCommand.Reinstate.class,
            "revoke", CredentialCommand.Revoke.class,
            "bindHolder", CredentialCommand.BindHolder.class);

    @Override
    public String name() {
        return "credential";
    }

    @Override
    public Map<String, Class<? extends CredentialCommand>> commands() {
        return COMMANDS;
    }

    @Override
    public Code execute(CredentialCommand command, Context context) {
        OrganisationId board = Acting.organisation(context);
        context.require(Members.require(context, board).is(Role.BOARD), Codes.NOT_A_BOARD);
        switch (command) {
            case CredentialCommand.Register register -> register(board, register, context);
            case CredentialCommand.Suspend(CredentialId id, LicenceReason reason) ->
                put(id, living(board, id, context).suspended(reason), context);
            case CredentialCommand.Reinstate(CredentialId id) -> reinstate(board, id, context);
            case CredentialCommand.Revoke(CredentialId id, LicenceReason reason) ->
                put(id, living(board, id, context).revoked(reason), context);
            case CredentialCommand.BindHolder(CredentialId id, VerificationKey holder) ->
                put(id, living(board, id, context).heldBy(holder), context);
        }
        return Code.OK;
    }

    private static void register(OrganisationId board, CredentialCommand.Register command, Context context) {
        context.require(!context.contains(CredentialTables.LICENCE, command.credential()), Codes.CREDENTIAL_EXISTS);
        context.require(context.time().isBefore(command.validity().until()), Codes.LICENCE_OVER);
        Licence licence = new Licence(
                board,
                command.holder(),
                command.validity(),
                command.commitment(),
                LicenceStatus.IN_FORCE,
                Optional.empty());
        put(command.credential(), licence, context);
    }

    private static void reinstate(OrganisationId board, CredentialId id, Context context) {
        Licence licence = living(board, id, context);
        context.require(licence.status() == LicenceStatus.SUSPENDED, Codes.LICENCE_NOT_SUSPENDED);
        put(id, licence.reinstated(), context);
    }

    /** The board's own licence, neither revoked nor over. */
    private static Licence living(OrganisationId board, CredentialId id, Context context) {
        Licence licence = context.require(CredentialTables.LICENCE, id, Codes.CREDENTIAL_UNKNOWN);
        context.require(licence.board().equals(board), Codes.NOT_THE_ISSUER);
        boolean over = !context.time().isBefore(licence.validity().until());
        context.require(licence.status() != LicenceStatus.REVOKED && !over, Codes.LICENCE_OVER);
        return licence;
    }

    private static void put(CredentialId id, Licence licence, Context context) {
        context.put(CredentialTables.LICENCE, id, licence);
    }
}
