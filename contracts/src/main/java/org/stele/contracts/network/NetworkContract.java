package org.stele.contracts.network;

import java.util.Map;
import org.stele.contracts.id.Acting;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.ProposalId;
import org.stele.crypto.Hash;
import org.stele.crypto.HpkePublicKey;
import org.stele.ledger.contract.Code;
import org.stele.ledger.contract.Context;
import org.stele.ledger.contract.Contract;

/** {@code network}: members rotate their keys, post their journals' roots, and decide who belongs and how they go on. */
public final class NetworkContract implements Contract<NetworkCommand> {
    private static final Map<String, Class<? extends NetworkCommand>> COMMANDS = Map.of(
            "rotateKey", NetworkCommand.RotateKey.class,
            "rotateSealingKey", NetworkCommand.RotateSealingKey.class,
            "rotateTlsKey", NetworkCommand.RotateTlsKey.class,
            "proposeAdmission", NetworkCommand.ProposeAdmission.class,
            "proposeExpulsion", NetworkCommand.ProposeExpulsion.class,
            "proposeEpoch", NetworkCommand.ProposeEpoch.class,
            "proposeRules", NetworkCommand.ProposeRules.class,
            "support", NetworkCommand.Support.class,
            "postJournalRoot", NetworkCommand.PostJournalRoot.class,
            "admitJournalLoss", NetworkCommand.AdmitJournalLoss.class);

    private final Proposals proposals;

    /** The contract of one version of the rules. */
    public NetworkContract(int version) {
        this.proposals = new Proposals(version);
    }

    @Override
    public String name() {
        return "network";
    }

    @Override
    public Map<String, Class<? extends NetworkCommand>> commands() {
        return COMMANDS;
    }

    @Override
    public Code execute(NetworkCommand command, Context context) {
        OrganisationId author = Acting.organisation(context);
        Member member = Members.require(context, author);
        switch (command) {
            case NetworkCommand.PostJournalRoot(long counter, Hash root) ->
                Journals.post(author, counter, root, context);
            case NetworkCommand.AdmitJournalLoss(long counter, Hash root) ->
                Journals.admitLoss(author, counter, root, administered(member, context));
            case NetworkCommand.RotateKey rotate -> MemberKeyRotation.rotate(author, member, rotate, context);
            case NetworkCommand.RotateSealingKey(HpkePublicKey key) ->
                put(author, member.keys().withSealing(key), administered(member, context));
            case NetworkCommand.RotateTlsKey(Hash key) ->
                MemberKeyRotation.rotateTls(author, member, key, administered(member, context));
            case NetworkCommand.ProposeAdmission(ProposalId id, Candidate candidate) ->
                proposals.propose(author, id, Measure.admission(candidate), administered(member, context));
            case NetworkCommand.ProposeExpulsion(ProposalId id, OrganisationId who) ->
                proposals.propose(author, id, Measure.expulsion(who), administered(member, context));
            case NetworkCommand.ProposeEpoch(ProposalId id, long height) ->
                proposals.propose(author, id, Measure.epoch(new NewEpoch(height)), administered(member, context));
            case NetworkCommand.ProposeRules(ProposalId id, int version, long height) ->
                proposals.propose(
                        author, id, Measure.rules(new NewRules(version, height)), administered(member, context));
            case NetworkCommand.Support(ProposalId id) -> proposals.support(author, id, administered(member, context));
        }
        return Code.OK;
    }

    static Context administered(Member member, Context context) {
        context.requireSignature(member.keys().administration());
        return context;
    }

    private static void put(OrganisationId author, MemberKeys keys, Context context) {
        Member member = Members.require(context, author);
        context.put(NetworkTables.MEMBER, author, member.with(keys));
    }
}
