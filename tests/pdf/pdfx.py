"""The machine-checkable conditions of ISO 15930-4 (PDF/X-1a:2003) and ISO 15930-7 (PDF/X-4), numbered as in docs/press.md.

check(path, standard) → a list of (number, what is wrong); standard is "x1a" or "x4"."""
import re
import pikepdf

COLOUR = {"g": 1, "G": 1, "k": 4, "K": 4}
FORBIDDEN_OPERATORS = {"rg", "RG", "sh", "BI", "EI", "INLINE IMAGE", "ri", "PS"}


class Check:
    def __init__(self, path, standard):
        self.path, self.standard, self.found = path, standard, []
        self.bytes = open(path, "rb").read()
        self.pdf = pikepdf.open(path)

    def need(self, number, condition, what):
        if not condition:
            self.found.append((number, what))

    # --- the file

    def file(self):
        version = {"x1a": b"%PDF-1.4", "x4": b"%PDF-1.6"}[self.standard]
        self.need(1, self.bytes.startswith(version), f"the header is {self.bytes[:8]}")
        self.need(1, re.match(rb"%PDF-1\.\d\n%[\x80-\xff]{4}\n", self.bytes), "no binary mark after the header")
        self.need(1, "/Version" not in self.pdf.Root, "the catalog overrides the version")
        self.need(2, "/Encrypt" not in self.pdf.trailer, "encrypted")
        ids = self.pdf.trailer.get("/ID")
        self.need(3, ids is not None and len(ids) == 2 and all(len(bytes(i)) == 16 for i in ids), "no /ID of two strings")
        if self.standard == "x1a":
            self.need(4, b"/ObjStm" not in self.bytes and b"/XRef" not in self.bytes, "object or cross-reference streams")
            self.need(4, re.search(rb"\nxref\n0 \d+\n0000000000 65535 f", self.bytes), "no cross-reference table")
        for number, thing in enumerate(self.pdf.objects):
            if isinstance(thing, pikepdf.Stream):
                filters = thing.get("/Filter")
                names = [] if filters is None else [str(filters)] if not isinstance(filters, pikepdf.Array) else [str(f) for f in filters]
                known = ("/FlateDecode", "/DCTDecode") if thing.get("/Subtype") == "/Image" else ("/FlateDecode",)
                self.need(5, all(n in known for n in names), f"object {number}: filter {names}")
                self.need(5, "/F" not in thing and "/FFilter" not in thing, f"object {number}: external stream")
                self.need(6, thing.get("/Subtype") != "/PS", f"object {number}: {thing.get('/Subtype')}")
                self.need(7, thing.get("/Subtype") != "/Form" or "/Group" not in thing, f"object {number}: transparency group")

    # --- what is said about it

    def words(self):
        info = self.pdf.docinfo
        for key in ("/Title", "/CreationDate", "/ModDate"):
            self.need(8, key in info and str(info[key]).strip(), f"no {key} in Info")
        for key in ("/CreationDate", "/ModDate"):
            self.need(8, re.fullmatch(r"D:\d{14}[+-]\d\d'\d\d'", str(info.get(key, ""))), f"{key} is {info.get(key)}")
        self.need(9, str(info.get("/Trapped")) in ("/True", "/False"), f"Trapped is {info.get('/Trapped')}")
        if self.standard == "x1a":
            self.need(10, str(info.get("/GTS_PDFXVersion")) == "PDF/X-1a:2003", "GTS_PDFXVersion")
            self.need(10, "/GTS_PDFXConformance" not in info, "GTS_PDFXConformance belongs to X-1a:2001")
        else:
            self.metadata(info)

    def metadata(self, info):
        stream = self.pdf.Root.get("/Metadata")
        self.need(11, stream is not None and "/Filter" not in stream, "no plain XMP stream")
        if stream is None:
            return
        with self.pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            value = lambda name: str(xmp.get(name, ""))
            self.need(11, value("pdfxid:GTS_PDFXVersion") == "PDF/X-4", "pdfxid:GTS_PDFXVersion")
            self.need(11, value("pdf:Trapped") == str(info.Trapped)[1:], "pdf:Trapped is not that of Info")
            self.need(11, value("dc:title") == str(info.Title), "dc:title is not that of Info")
            when = re.sub(r"\D", "", str(info.CreationDate))
            for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
                self.need(11, re.sub(r"\D", "", value(name)) == when, f"{name} is not that of Info")
            self.need(11, value("xmpMM:DocumentID").startswith("uuid:"), "xmpMM:DocumentID")
            self.need(11, value("xmpMM:VersionID") and value("xmpMM:RenditionClass"), "xmpMM:VersionID, RenditionClass")

    def intent(self):
        intents = [i for i in self.pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
        self.need(12, len(intents) == 1, f"{len(intents)} GTS_PDFX output intents")
        if len(intents) != 1:
            return
        intent = intents[0]
        self.need(12, str(intent.get("/OutputConditionIdentifier", "")), "no OutputConditionIdentifier")
        self.need(12, str(intent.get("/Info", "")), "no Info in the output intent")
        profile = intent.get("/DestOutputProfile")
        if self.standard == "x4":
            self.need(13, profile is not None, "PDF/X-4 without DestOutputProfile")
        else:
            self.need(13, profile is not None or str(intent.get("/RegistryName", "")), "neither profile nor RegistryName")
        if profile is not None:
            icc = profile.read_bytes()
            self.need(13, int(profile.N) == 4, "the profile's N is not 4")
            self.need(13, icc[12:16] == b"prtr" and icc[16:20] == b"CMYK" and icc[36:40] == b"acsp", "no CMYK output profile")
            self.need(13, int.from_bytes(icc[:4], "big") == len(icc), "the profile is cut")

    # --- things that do something

    def actions(self):
        root = self.pdf.Root
        for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Perms", "/Collection"):
            self.need(14, key not in root, f"{key} in the catalog")
        names = root.get("/Names", {})
        self.need(14, not any(k in names for k in ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations")), "/Names")
        for item in self.pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                self.need(14, item.get("/Type") != "/Action" and not ("/S" in item and item.get("/S") in ("/JavaScript", "/URI", "/Launch")), "an action")

    # --- pages

    def boxes(self, number, page):
        obj = page.obj
        self.need(15, "/TrimBox" in obj and "/ArtBox" not in obj, f"page {number}: exactly one of TrimBox and ArtBox")
        self.need(15, "/MediaBox" in obj, f"page {number}: no MediaBox of its own")
        if "/TrimBox" not in obj:
            return
        boxes = [[float(v) for v in obj[k]] for k in ("/MediaBox", "/BleedBox", "/TrimBox") if k in obj]
        if "/CropBox" in obj:
            boxes.insert(1, [float(v) for v in obj["/CropBox"]])
        for outer, inner in zip(boxes, boxes[1:]):
            nested = outer[0] <= inner[0] < inner[2] <= outer[2] and outer[1] <= inner[1] < inner[3] <= outer[3]
            self.need(15, nested, f"page {number}: boxes are not nested: {boxes}")
        self.need(16, "/Annots" not in obj or len(obj.Annots) == 0, f"page {number}: annotations")
        self.need(14, "/AA" not in obj and "/PresSteps" not in obj, f"page {number}: actions")
        self.need(7, "/Group" not in obj, f"page {number}: transparency group")
        self.need(15, "/UserUnit" not in obj, f"page {number}: UserUnit")

    def states(self, number, states):
        for name, state in states.items():
            self.need(17, not any(k in state for k in ("/TR", "/HTP", "/BG", "/UCR", "/BG2", "/UCR2")), f"page {number} {name}: transfer or black generation")
            self.need(17, state.get("/TR2", "/Default") == "/Default", f"page {number} {name}: TR2")
            self.need(7, self.standard == "x4" or state.get("/SMask", "/None") == "/None" and float(state.get("/CA", 1)) == 1 and float(state.get("/ca", 1)) == 1
                      and state.get("/BM", "/Normal") in ("/Normal", "/Compatible"), f"page {number} {name}: transparency")

    def spaces(self, number, spaces):
        for name, space in spaces.items():
            good = isinstance(space, pikepdf.Array) and space[0] == "/Separation" and space[2] in ("/DeviceCMYK", "/DeviceGray")
            self.need(18, good, f"page {number} {name}: no Separation of process inks")

    def images(self, number, objects):
        for name, image in objects.items():
            if image.get("/Subtype") == "/Form":
                self.form(f"{number} {name}", image)
                continue
            space = image.get("/ColorSpace")
            self.need(6, image.get("/Subtype") == "/Image", f"page {number} {name}: an XObject that is no image")
            self.need(6, space in ("/DeviceGray", "/DeviceCMYK"), f"page {number} {name}: an image in {space}")
            self.need(6, self.standard != "x1a" or not any(k in image for k in ("/SMask", "/Mask")), f"page {number} {name}: a mask")
            self.need(6, not any(k in image for k in ("/Alternates", "/OPI", "/SMaskInData")), f"page {number} {name}: alternates")

    def form(self, number, form):
        """A drawing: as a page, and what its gradients are made of."""
        resources = form.get("/Resources", {})
        self.states(number, resources.get("/ExtGState", {}))
        self.spaces(number, resources.get("/ColorSpace", {}))
        for name, pattern in resources.get("/Pattern", {}).items():
            space = pattern.Shading.ColorSpace
            self.need(18, space in ("/DeviceGray", "/DeviceCMYK"), f"page {number} {name}: a gradient in {space}")
        self.contents(number, form)

    def contents(self, number, page):
        self.images(number, page.Resources.get("/XObject", {}))
        spaces = {*page.Resources.get("/ColorSpace", {}).keys(), *(["/Pattern"] if page.Resources.get("/Pattern", {}) else [])}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            self.need(18, name not in FORBIDDEN_OPERATORS, f"page {number}: operator {name}")
            if name in COLOUR:
                self.need(18, len(operands) == COLOUR[name], f"page {number}: {name} with {len(operands)} operands")
            if name in ("cs", "CS"):
                self.need(18, str(operands[0]) in spaces, f"page {number}: colour space {operands[0]}")

    def fonts(self, number, fonts):
        for name, font in fonts.items():
            bottom = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
            descriptor = bottom.get("/FontDescriptor", {})
            embedded = [k for k in ("/FontFile", "/FontFile2", "/FontFile3") if k in descriptor]
            self.need(19, len(embedded) == 1, f"page {number} {name}: {font.get('/BaseFont')} is not embedded")
            self.need(19, re.match(r"/[A-Z]{6}\+", str(font.get("/BaseFont"))), f"page {number} {name}: no subset tag")

    def run(self):
        self.file()
        self.words()
        self.intent()
        self.actions()
        for number, page in enumerate(self.pdf.pages, 1):
            self.boxes(number, page)
            resources = page.Resources
            self.states(number, resources.get("/ExtGState", {}))
            self.spaces(number, resources.get("/ColorSpace", {}))
            self.fonts(number, resources.get("/Font", {}))
            self.contents(number, page)
        return self.found


def check(path, standard):
    return Check(path, standard).run()
