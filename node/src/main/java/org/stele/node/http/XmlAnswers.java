package org.stele.node.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.stele.crypto.Bytes;
import org.stele.gateway.fhir.xml.FhirXml;
import org.stele.node.media.FhirForm;

/**
 * Turns FHIR's answers into XML for who asks for that. Behind the {@link Gate}, whose limits hold for the work; its own refusals it
 * writes itself. What cannot be said in XML is answered in JSON: what was done is done.
 */
final class XmlAnswers implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        FhirForm.hearForm(http);
        if (FhirForm.isFhir(http) && FhirForm.wantsXml(http)) {
            inXml(request, (HttpServletResponse) response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void inXml(ServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        byte[] body = answer.getContentAsByteArray();
        if (body.length > 0 && FhirForm.isJson(Optional.ofNullable(answer.getContentType()))) {
            Optional<Bytes> xml = FhirXml.toXml(Bytes.wrap(body));
            if (xml.isPresent()) {
                answer.resetBuffer();
                answer.setContentType(FhirForm.XML);
                answer.getOutputStream().write(xml.get().unsafeArray());
            }
        }
        answer.copyBodyToResponse();
    }
}
