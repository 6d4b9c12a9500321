package org.stele.testkit.scenario;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.formats.release.ReleasePackage;
import org.stele.wallet.Holder;
import org.stele.wallet.http.Submitted;
import org.stele.wallet.staff.SeatClient;

/** Step 4: from the revocation's place in the order on there is nothing more, also with a permit given before. */
final class RevokeGrant implements Step {
    private record Question(PermitId permit, long height) {}

    @Override
    public String title() {
        return "The patient revokes the grant";
    }

    @Override
    public void play(Story story) throws Exception {
        Holder physician = story.deskB().physician();
        SeatClient atB = new SeatClient(story.cast.hospitalB().node(), physician);
        OrganisationId custodian = story.cast.hospitalA().id();
        SubjectId subject = story.heroAtB();
        PermitId permit = ReleasePackage.open(
                        Bytes.wrap(atB.access(custodian, subject, Purpose.TREAT)), physician.sealing())
                .permit();
        Submitted revoked = story.hero().patient().revoke(story.grant());
        Refusals.expect("ACCESS_REFUSED", () -> atB.access(custodian, subject, Purpose.TREAT));
        story.narrator.holds("from block " + revoked.height() + " on hospital B is refused");
        Refusals.expect(
                "ACCESS_REFUSED",
                () -> story.cast
                        .hospitalA()
                        .node()
                        .postForBytes("/v1/releases", new Question(permit, revoked.height()), physician));
        story.narrator.holds("also with the permit that it got before");
    }
}
