package org.stele.testkit.feed;

import java.util.concurrent.atomic.AtomicInteger;

/** Messages about made-up people. */
final class Messages {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Messages() {}

    static String fresh(String prefix) {
        return prefix + NEXT.incrementAndGet();
    }

    static String of(String type, String controlId, String... segments) {
        return "MSH|^~\\&|EHR|HOSP|STELE|NODE|20260301101500+0100||" + type + "|" + controlId + "|P|2.5.1\r"
                + String.join("\r", segments) + "\r";
    }

    static String pid(String number, String family, String birth) {
        return "PID|1||" + number + "^^^HOSP^MR||" + family + "^Ada^^^^^L||" + birth
                + "|F|||Hauptplatz 1^^Graz^^8010^AT";
    }

    static String pv1(String visit, String place) {
        return "PV1|1|I|" + place + "^^^HOSP||||4711^Weber^Karl^^^Dr||||||||||||" + visit
                + "^^^HOSP^VN|||||||||||||||||||||||||20260301100000+0100";
    }

    static String admission(String controlId, String number, String visit) {
        return of(
                "ADT^A01^ADT_A01",
                controlId,
                "EVN|A01|20260301101500+0100",
                pid(number, "Quintero", "19700203"),
                pv1(visit, "WARD"));
    }

    static String of(String event, String controlId, String number, String visit, String place, String more) {
        return of(
                "ADT^" + event + "^ADT_" + event,
                controlId,
                "EVN|" + event + "|20260301101500+0100",
                pid(number, "Quintero", "19700203"),
                pv1(visit, place) + more);
    }

    /** One of which much is left out, so that its answer is long. */
    static String chatty(String number) {
        return of("ADT^A31^ADT_A05", "L-" + number, pid(number, "Quintero", "19700203"), "AL1|1||\"\"\r".repeat(900));
    }

    static String result(String controlId, String number, String filler, String status, String value) {
        return of(
                "ORU^R01^ORU_R01",
                controlId,
                pid(number, "Quintero", "19700203"),
                "ORC|RE|P1^HOSP|" + filler + "^LAB",
                "OBR|1|P1^HOSP|" + filler
                        + "^LAB|24331-1^Lipid panel^LN|||20260301080000+0100|||||||||||||||20260301090000+0100||LAB|"
                        + status,
                "OBX|1|NM|2093-3^Cholesterol^LN||" + value + "|mg/dL^mg/dL^UCUM|<200|H|||" + status,
                "OBX|2|NM|2085-9^HDL^LN||51|mg/dL^mg/dL^UCUM|>40|N|||F");
    }
}
