package org.stele.node.api;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestBody;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.crypto.Bytes;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.Hash;
import org.stele.crypto.PasscodeVerifier;
import org.stele.crypto.RandomId;
import org.stele.crypto.VerificationKey;
import org.stele.exchange.dispatch.DispatchOrder;
import org.stele.exchange.erase.ErasureOpening;
import org.stele.exchange.erase.HeldErasure;
import org.stele.exchange.healthlink.LinkOrder;
import org.stele.exchange.identify.SeatRequest;
import org.stele.exchange.intake.SeatSignature;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.misattribution.MisattributionNotice;
import org.stele.exchange.provisional.ProvisionalRequest;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.formats.audience.AudienceStatement;
import org.stele.formats.audience.SignedAudience;
import org.stele.formats.launch.LaunchContext;
import org.stele.formats.launch.LaunchDecision;
import org.stele.formats.launch.LaunchOpening;
import org.stele.formats.proof.StateProofs;
import org.stele.formats.release.ChartId;
import org.stele.formats.scope.OpenedLabel;
import org.stele.ledger.transaction.SignatureEntry;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.subject.Identifier;
import tools.jackson.databind.node.JsonNodeFactory;

/** One body of each form that a controller takes, and what the controller first makes of it. */
public final class Bodies {
    private static final Ed25519SigningKey KEY = Ed25519SigningKey.generate();
    private static final Bytes SHORT = Bytes.of(new byte[] {1, 2, 3});
    private static final Bytes SALT = Bytes.of(new byte[32]);
    private static final List<SignatureEntry> SIGNATURES =
            List.of(new SignatureEntry(KEY.verificationKey(), Bytes.of(new byte[64])));
    private static final Instant FROM = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final Identifier PERSON = new Identifier("urn:oid:2.16.840.1", "123");
    private static final StaffIdentifier STAFF = new StaffIdentifier("urn:oid:2.16.840.2", "456");

    private Bodies() {}

    public static List<Record> samples() {
        return Stream.of(transactions(), people(), questions(), peers())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Record> transactions() {
        return List.of(
                new TransactionBody(SHORT, SIGNATURES),
                new StateProofs.Request(List.of(new StateProofs.Key("network/member", SHORT))),
                new ClaimController.Claim(SubjectId.generate(), "ABCD-EFGH", SHORT, SIGNATURES),
                new SharingController.Scoped(
                        SHORT, SIGNATURES, Optional.of(List.of(OpenedLabel.of("domain:cardiology")))),
                new ErasureController.Request(
                        SHORT, SIGNATURES, List.of(new ErasureOpening(RecordId.generate(), SALT))),
                new IntakeController.Signatures(List.of(new SeatSignature(0, KEY.verificationKey(), SALT))),
                new AudienceController.Claim(SHORT, SIGNATURES, audience()));
    }

    private static List<Record> people() {
        VerificationKey key = KEY.verificationKey();
        return List.of(
                new StaffController.Opening(
                        STAFF,
                        "Dr",
                        key,
                        new TreeSet<>(List.of(Power.SIGN, Power.REVIEW)),
                        FROM,
                        FROM.plusSeconds(60),
                        Optional.of(JsonNodeFactory.instance.objectNode().put("a", 1))),
                new CredentialController.Order(
                        new CredentialController.Person("Dr", STAFF), key, "physician", FROM, FROM.plusSeconds(60)),
                new AccessController.Person(OrganisationId.generate(), PERSON),
                PERSON);
    }

    private static List<Record> questions() {
        return List.of(
                new AccessController.Question(OrganisationId.generate(), SHORT, SIGNATURES),
                new ProvisionalController.Question(OrganisationId.generate(), SHORT, SIGNATURES),
                new AudienceController.Wanted(OrganisationId.generate()),
                new MisattributionController.Wrong(List.of(RecordId.generate()), Optional.of(SubjectId.generate())),
                new DispatchOrder(RandomId.generate(), "ris", "DiagnosticReport/1", Optional.of(SubjectId.generate())),
                new LinkController.TwoPeople(PERSON, PERSON),
                new LinkController.SamePerson(
                        new Identifier("http://hospital-a.example/mrn", "1"),
                        new Identifier("http://hospital-a.example/mrn", "2")),
                new LinkOrder(
                        RandomId.generate(),
                        FROM,
                        3,
                        Optional.of(PasscodeVerifier.of("four words".toCharArray())),
                        List.of(RecordId.generate()),
                        "a.b.c.d.e"),
                new KeepingController.Copy(
                        new PermitId(Hash.of()),
                        RecordId.generate(),
                        ChartId.generate(),
                        Labels.of(Label.kind("Observation"), Label.domain("cardiology")),
                        Salt.generate(),
                        SHORT));
    }

    private static List<Record> peers() {
        return List.of(
                new KeptNotice(new PermitId(Hash.of()), RecordId.generate(), RecordId.generate()),
                new HeldErasure(ErasureId.generate(), 1, new ErasureOpening(RecordId.generate(), SALT), 9),
                new MisattributionNotice(new PermitId(Hash.of()), List.of(RecordId.generate()), 9),
                new SeatRequest("/fhir/R4/Patient/$ihe-pix?sourceIdentifier=a|1", "c2lnbmVk"),
                new ReleaseRequest(new PermitId(Hash.of()), 9),
                new ProvisionalRequest(SHORT, SIGNATURES),
                new LaunchDecision(Hash.of(), LaunchDecision.Answer.APPROVED, Optional.of(SubjectId.generate())),
                new LaunchOpening(
                        "growth-charts",
                        new LaunchContext(
                                Optional.of(SubjectId.generate()), Optional.of("e1"), Optional.of("review"), true)));
    }

    private static SignedAudience audience() {
        return SignedAudience.sign(
                new AudienceStatement(
                        Hash.of(),
                        OrganisationId.generate(),
                        SubjectId.generate(),
                        SubjectId.generate(),
                        OrganisationId.generate(),
                        KEY.verificationKey()),
                KEY);
    }

    /** What the controllers make of a body before anybody else sees it. */
    public static void use(Object body) {
        switch (body) {
            case TransactionBody transaction -> transaction.envelope();
            case SharingController.Scoped scoped -> scoped.envelope();
            case CredentialController.Order order -> order.order();
            case StaffController.Opening opening -> opening.opening();
            case ProvisionalRequest request -> request.envelope();
            case AudienceController.Claim claim -> claim.statement().holds();
            default -> {}
        }
    }

    /** The form of every body that a controller takes, but for bytes. */
    public static Set<Class<?>> forms() {
        return Stream.of(LedgerApi.class, ExchangeApi.class)
                .flatMap(api -> Arrays.stream(api.getAnnotation(Import.class).value()))
                .flatMap(controller -> Arrays.stream(controller.getDeclaredMethods()))
                .map(Method::getParameters)
                .flatMap(Arrays::stream)
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .map(Parameter::getType)
                .filter(type -> type != byte[].class)
                .collect(Collectors.toSet());
    }
}
