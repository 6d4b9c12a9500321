package org.stele.testkit.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.contracts.id.CredentialId;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Author;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** What the people of the story know and hold as it goes on: their keys, and what they did before. For one thread. */
final class Story {
    final Cast cast;
    final Samples samples;
    final ProofFolder proofs;
    final Narrator narrator;

    /** Clinicians of hospital A by seat, who attest what names them. */
    final Map<Author, Holder> attesting = new ConcurrentHashMap<>();
    /** Licences by seat. */
    final Map<Author, CredentialId> licences = new ConcurrentHashMap<>();

    /** Every subject that was taken in, with the file it came from. */
    final List<TakenIn> subjects = new ArrayList<>();

    /** With which patients of the story claimed. */
    final List<Slip> used = new ArrayList<>();

    private Optional<Desk> deskA = Optional.empty();
    private Optional<Desk> deskB = Optional.empty();
    private Optional<Hero> hero = Optional.empty();
    private Optional<GrantId> grant = Optional.empty();
    private Optional<GlassId> glass = Optional.empty();
    private Optional<KeptCopy> kept = Optional.empty();

    /** A patient who was taken in. */
    record TakenIn(SubjectId subject, Path bundle) {}

    /**
     * A copy of one of the hero's records that hospital B keeps.
     *
     * @param patient the hero as hospital B knows its own patient
     * @param content what the record says
     */
    record KeptCopy(RecordId source, RecordId copy, SubjectId patient, JsonNode content) {
        @Override
        public String toString() {
            return "KeptCopy[" + copy + "]";
        }
    }

    Story(Cast cast, Samples samples, ProofFolder proofs, Narrator narrator) {
        this.cast = cast;
        this.samples = samples;
        this.proofs = proofs;
        this.narrator = narrator;
    }

    Desk deskA() {
        return deskA.orElseThrow();
    }

    Desk deskB() {
        return deskB.orElseThrow();
    }

    Hero hero() {
        return hero.orElseThrow();
    }

    GrantId grant() {
        return grant.orElseThrow();
    }

    GlassId glass() {
        return glass.orElseThrow();
    }

    KeptCopy kept() {
        return kept.orElseThrow();
    }

    void desks(Desk atA, Desk atB) {
        deskA = Optional.of(atA);
        deskB = Optional.of(atB);
    }

    void hero(Hero patient) {
        hero = Optional.of(patient);
    }

    void grant(GrantId given) {
        grant = Optional.of(given);
    }

    void glass(GlassId broken) {
        glass = Optional.of(broken);
    }

    void kept(KeptCopy copy) {
        kept = Optional.of(copy);
    }

    /** As whom the physician at hospital B asks for the hero. */
    SubjectId heroAtB() throws IOException, NodeProblem {
        return Insured.in(hero().bundle()).askedBy(this, cast.hospitalB(), deskB().physician());
    }
}
