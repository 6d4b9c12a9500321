package org.stele.formats.app;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.words.OneLineWords;

/**
 * An application that reads its patient's chart, as an actor of the journal: {@code app:<application>.<approval>.<base64url of the name in
 * UTF-8>}.
 *
 * @param application its {@code client_id}
 * @param approval the patient's, by which it is revoked
 * @param name for people, 1 to 200 bytes in UTF-8, on one line, of characters that show as what they are
 */
public record AppActor(String application, RandomId approval, String name) {
    private static final String KIND = "app:";
    private static final Pattern APPLICATION = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final Pattern FORM = Pattern.compile(KIND + "([^.]+)\\.([^.]+)\\.([^.]+)");
    private static final int MOST_BYTES = 200;

    public AppActor {
        if (!APPLICATION.matcher(application).matches() || !name.equals(OneLineWords.clean(name, MOST_BYTES))) {
            throw new IllegalArgumentException("not an application as journals name it");
        }
    }

    public static AppActor of(AppApproval approval) {
        return of(
                approval.request().application(),
                approval.id(),
                approval.request().name());
    }

    private static AppActor of(String application, RandomId approval, String name) {
        return new AppActor(application, approval, OneLineWords.clean(name, MOST_BYTES));
    }

    /** Empty where it is another actor, or none of this form: a custodian may write what it likes. */
    public static Optional<AppActor> parse(String actor) {
        try {
            return Optional.of(FORM.matcher(actor))
                    .filter(Matcher::matches)
                    .map(found ->
                            of(found.group(1), RandomId.parse(found.group(2)), OneLineWords.decode(found.group(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As the journal has it. */
    public String actor() {
        return KIND + application + "." + approval + "." + OneLineWords.encode(name);
    }

    /** As a person reads it. */
    @Override
    public String toString() {
        return "the application \"" + name + "\" (" + application + ", approval " + approval + ")";
    }
}
