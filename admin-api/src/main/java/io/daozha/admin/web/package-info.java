/**
 * The frame of pages and API. To add a page:
 *
 * <ol>
 *   <li><b>Resource</b>: a class with {@code @Path("/stays")}, {@code @Blocking}, and {@code @RolesAllowed} of {@link
 *       io.daozha.admin.web.Roles} on class or methods (public ones {@code @PermitAll} and {@link
 *       io.daozha.admin.web.Limited}). It takes {@link io.daozha.admin.web.Shell} in its constructor and answers {@code
 *       shell.page(StaysPages.list(…))}; a form's POST answers {@code shell.form(work, again)}. See {@code PeopleResource}.
 *   <li><b>Template</b> in {@code templates/stays/}: {@code {#include shell}{#title}…{/title} … {/include}}, styles of its own
 *       by {@code {#head}<link …>{/head}}; made of the tags {@code field}, {@code trouble}, {@code blank}, {@code pager}, {@code
 *       plate}, {@code bill}, {@code stay} and the classes of {@code shell.css}: {@code title}, {@code part}, {@code sheet},
 *       {@code acts}, {@code rows}. No style attributes and no inline scripts: the browser refuses them.
 *   <li><b>Words</b>: a {@code @MessageBundle("stays")} of the room's own beside the resource, with {@code
 *       messages/stays_zh.properties} and {@code stays_en}, used as {@code {stays:title}}; from Java {@code
 *       language.words(StaysMsg.class)}. Shared words are in {@link io.daozha.admin.web.Msg}.
 *   <li><b>Row</b> in {@code who-may.txt} of the tests, which fail without it.
 *   <li><b>Navigation</b>: {@link io.daozha.admin.web.Section} lists a section as soon as a resource answers at its path;
 *       pages under Settings get a line in {@code templates/settings/rooms.html}.
 * </ol>
 *
 * <p>What is refused is a {@link io.daozha.admin.web.Trouble}, thrown anywhere below: a page for people, problem+json for
 * programs. {@link io.daozha.admin.web.Fields} reads what was sent. The audit log notes every write by itself; {@code
 * access.Deed} adds to whom and why. Resources under {@code /api/v1} use {@link io.daozha.admin.web.Slice} for lists, {@link
 * io.daozha.admin.web.Versions} for ETag and If-Match, {@link io.daozha.admin.web.Once} for Idempotency-Key; see {@code
 * AccountsApi}. Scripts send by {@code data-send} on a form, see {@code static/shell.js}; live regions come by server-sent
 * events into {@code static/morph.js}.
 */
package io.daozha.admin.web;
