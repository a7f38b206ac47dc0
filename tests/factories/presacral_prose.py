"""The words of the reference case’s paper, our own."""

ABSTRACT = (
    "Hardly any neuroendocrine tumour starts in front of the sacrum. A man of 68 years had "
    "lumbosacral pain for half a year. MRI showed a sacrococcygeal mass that was taken for a "
    "rectal carcinoma; PET/CT added nodes, lungs, liver and bones. CT-guided biopsy gave a "
    "neuroendocrine tumour, G2. As surgery was out of reach, he took surufatinib. Small arteries "
    "in a presacral mass should call this tumour to mind."
)
INTRODUCTION = (
    "Most neuroendocrine tumours come from gut, pancreas or lung [@oberg2011]. A presacral "
    "origin is known from single cases [@larosa2010; @lee2019], so that neither its pictures nor "
    "its course are well described."
)
DISCUSSION = (
    "Behind the rectum lie tissues of many kinds, and as many tumours [@li2021].\n\n"
    "Chordoma destroys the sacrum [@ulici2022]; rectal cancer shows at colonoscopy [@dekker2019]; "
    "metastases have a primary elsewhere [@syed2010]. None of these fitted.\n\n"
    "The grade follows the digestive scheme by analogy [@nagtegaal2019]. Surufatinib lengthened "
    "survival without progression in a trial [@xu2020]."
)
CONCLUSION = (
    "An uneven presacral mass with a sound rectal mucosa may be a neuroendocrine primary, and "
    "tissue decides."
)
